"""Pictures that a student pasted into an answer. A notebook holds them as text, under names of the student's.

Only PNG, JPEG, GIF and WebP are taken: decoded from base64, and what the bytes begin with must be what they are said
to be. Only headers are read here; the pixels are decoded by the browser that shows them, in its own sandbox.
A picture's name becomes the digest of its bytes, so an answer whose picture changes is another answer.
"""

import base64
import hashlib
import io
import json
import os
import re
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import quote

from PIL import Image

FOLDER = "pictures"
ENDS = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp"}
KINDS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/jpg": "JPEG", "image/gif": "GIF", "image/webp": "WEBP"}
LARGEST = 4 * 2**20  # bytes of one
MOST = 20  # in one cell
MOST_PIXELS = 50_000_000
LONGEST_NAME = 200
NAME = re.compile(r"[0-9a-f]{32}\.(png|jpg|gif|webp)")


def checked(kind: str, data: Any) -> bytes:
    """The bytes of an attachment; ValueError says why it is not shown."""
    if kind not in KINDS:
        raise ValueError("only PNG, JPEG, GIF and WebP are shown")
    text = "".join(data) if isinstance(data, list) and all(isinstance(each, str) for each in data) else data
    if not isinstance(text, str) or len(text) > LARGEST * 4 // 3 + 100:
        raise ValueError(f"it is larger than {LARGEST // 2**20} MB")
    raw = base64.b64decode("".join(text.split()), validate=True)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(raw), formats=[KINDS[kind]]) as picture:
                width, height = picture.size
    except Exception as error:  # Pillow's errors have no common class
        raise ValueError("it is not what it is said to be") from error
    if width * height > MOST_PIXELS:
        raise ValueError(f"it has more than {MOST_PIXELS // 10**6} million pixels")
    return raw


def name_of(raw: bytes, kind: str) -> str:
    return f"{hashlib.sha256(raw).hexdigest()[:32]}.{ENDS[KINDS[kind]]}"


def attached(cell: Any) -> dict[str, tuple[str, Any]]:
    """A cell's attachments by name: (type, data), a type that is shown before others."""
    held, found = cell.get("attachments"), {}
    for name, kinds in list(held.items())[:MOST] if isinstance(held, dict) else ():
        if isinstance(name, str) and 0 < len(name) <= LONGEST_NAME and isinstance(kinds, dict) and kinds:
            kind = next((each for each in kinds if each in KINDS), next(iter(kinds)))
            found[name] = (kind, kinds[kind])
    return found


def renamed(source: str, cell: Any) -> tuple[str, list[str]]:
    """The cell's text with its pictures under their digests, and a note for each that is not shown."""
    names: dict[str, str] = {}
    notes = []
    for name, (kind, data) in attached(cell).items():
        try:
            new = name_of(checked(kind, data), kind)
        except ValueError as error:
            notes.append(f"a picture is not shown: {error}")
            continue
        names |= dict.fromkeys((name, quote(name), quote(name, safe="")), new)
    if not names:
        return source, notes
    any_name = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    # JupyterLab writes <img> for a picture that was given a size
    tag = rf"""<img\b[^<>]{{0,300}}?\bsrc=["']?attachment:({any_name})["']?[^<>]{{0,300}}>"""
    source = re.sub(tag, lambda found: f"![](attachment:{names[found[1]]})", source)
    return re.sub(f"<?attachment:({any_name})>?", lambda found: f"attachment:{names[found[1]]}", source), notes


def keep(notebook: Path, folder: Path) -> None:
    """Write the pictures of a student's file, as far as they can be shown, under their digests."""
    for cell in json.loads(notebook.read_bytes())["cells"]:
        for kind, data in attached(cell).values():
            try:
                raw = checked(kind, data)
            except ValueError:
                continue
            target = folder / name_of(raw, kind)
            if not target.exists():
                folder.mkdir(parents=True, exist_ok=True)
                part = target.with_name(f"{target.name}.{os.getpid()}.part")
                part.write_bytes(raw)
                os.replace(part, target)


def address(folder: Path, name: str) -> str | None:
    """A kept picture as an address that holds its bytes, or None."""
    if not NAME.fullmatch(name) or not (folder / name).is_file():
        return None
    kind = "jpeg" if name.endswith(".jpg") else name.rsplit(".", 1)[1]
    return f"data:image/{kind};base64,{base64.b64encode((folder / name).read_bytes()).decode()}"
