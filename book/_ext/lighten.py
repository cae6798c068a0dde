"""An archive of Python files as the page likes it: compiled already, and without what no cell of a reader's uses.

Compiling in WebAssembly is slow, and a third of the bytes are tests, headers and fonts. Runs inside the page's own
Python (`repack.py` starts it there), because bytecode belongs to the version that made it.
"""

import importlib.util
import json
import marshal
import re
import zipfile
from fnmatch import fnmatch
from pathlib import Path

LEFT_OUT = (
    "*/tests/*", "*.dist-info/RECORD", "*.h", "*.c", "*.cpp", "*.pxd", "*.pyx", "*.pxi", "*.in",
    "matplotlib/mpl-data/sample_data/*", "matplotlib/mpl-data/images/*", "matplotlib/mpl-data/plot_directive/*",
    "matplotlib/mpl-data/fonts/afm/*", "matplotlib/mpl-data/fonts/pdfcorefonts/*",
    "matplotlib/mpl-data/fonts/ttf/STIX*", "matplotlib/mpl-data/fonts/ttf/DejaVuSerif-*",
    "matplotlib/mpl-data/fonts/ttf/DejaVuSansMono-*", "matplotlib/backends/web_backend/*",
    "scipy/misc/face.dat", "sklearn/datasets/images/*",
)  # fmt: skip
# Of Python's own library: what hardly a cell imports is compiled when one does. Bytecode is half as large again.
AS_SOURCE = (
    "multiprocessing/*", "xml/*", "http/*", "unittest/*", "wsgiref/*", "tomllib/*", "html/*", "ctypes/*", "curses/*",
    "encodings/[!_au]*", "pydoc*", "doctest*", "pdb*", "mailbox*", "ftplib*", "imaplib*", "smtplib*", "poplib*",
    "_pydatetime*", "_pyio*", "_pydecimal*", "logging/?*s.py", "logging/config.py", "difflib*", "pickletools*",
    "cProfile*", "profile*", "pstats*", "optparse*", "turtle*", "webbrowser*", "xmlrpc/*", "zoneinfo/*", "sqlite3/*",
    "plistlib*", "ipaddress*", "statistics*", "asyncio/windows*", "asyncio/proactor*", "dbm/*", "venv/*",
)  # fmt: skip
FONTS = "matplotlib/fontlist.json"  # matplotlib's own list of them, ready made
DATE = (1980, 1, 1, 0, 0, 0)  # the same bytes, whenever they are made


def lighten(source: Path, target: Path) -> None:
    """Write `source`, a wheel or another zip, into `target`: what is left out is out, and each .py is a .pyc."""
    with (
        zipfile.ZipFile(source) as before,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as after,
    ):
        names = [name for name in sorted(before.namelist()) if not name.endswith("/") and is_kept(name)]
        for name in names:
            content = before.read(name)
            if name.endswith(".py") and not any(fnmatch(name, pattern) for pattern in AS_SOURCE):
                name, content = name + "c", compiled(content, name)
            elif name == FONTS:
                content = fonts_of(content, names, before.read("matplotlib/font_manager.py"))
            after.writestr(zipfile.ZipInfo(name, DATE), content, zipfile.ZIP_DEFLATED)


def is_kept(name: str) -> bool:
    return not any(fnmatch(name, pattern) for pattern in LEFT_OUT) and (
        not name.endswith(".pyi") or "/third_party/" in name
    )


def compiled(content: bytes, name: str) -> bytes:
    """Bytecode that is never compared with a source: there is none beside it."""
    code = compile(content, name, "exec", dont_inherit=True, optimize=0)
    unchecked = (0b01).to_bytes(4, "little")
    return importlib.util.MAGIC_NUMBER + unchecked + importlib.util.source_hash(content) + marshal.dumps(code)


def fonts_of(content: bytes, names: list[str], manager: bytes) -> bytes:
    """matplotlib's list as it reads it: with the fonts that are kept, and of the version that it asks for.

    It comes with a later version's number, so in every session matplotlib would throw it away and make it anew.
    """
    listed = json.loads(content)
    listed["_version"] = int(re.findall(rb"__version__ = (\d+)", manager)[0])
    kept = {name.removeprefix("matplotlib/mpl-data/") for name in names}
    for kind in ("ttflist", "afmlist"):
        listed[kind] = [font for font in listed[kind] if font["fname"] in kept]
    return json.dumps(listed).encode()
