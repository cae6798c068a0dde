"""The book in a bag: the built site as one archive, for a classroom without a network.

python -m book._ext.bag _build/html _build/logistic-regression-from-scratch.zip
"""

import sys
import zipfile
from pathlib import Path

FOLDER = "logistic-regression-from-scratch"
TIME = (2026, 1, 1, 0, 0, 0)  # the same site gives the same bytes
PACKED = {".whl", ".zip", ".png", ".woff2"}  # a second packing gains nothing
WORDS = """Logistic regression from scratch

Open index.html: the text, the figures and all that you can take in hand work at once.

For Python in the pages, and for the notebooks, the folder must be served. In it, run

    python -m http.server

(on Windows: py -m http.server) and open http://localhost:8000. No network is needed.
"""


def pack(site: Path, archive: Path) -> None:
    files = [path for path in sorted(site.rglob("*")) if path.is_file() and path.name != ".built"]
    if not files:
        raise SystemExit(f"There is no site in {site}: run make site first.")
    with zipfile.ZipFile(archive, "w") as bag:
        add(bag, "READ-ME-FIRST.txt", WORDS.encode(), zipfile.ZIP_STORED)
        for path in files:
            method = zipfile.ZIP_STORED if path.suffix in PACKED else zipfile.ZIP_DEFLATED
            add(bag, path.relative_to(site).as_posix(), path.read_bytes(), method)


def add(bag: zipfile.ZipFile, name: str, content: bytes, method: int) -> None:
    info = zipfile.ZipInfo(f"{FOLDER}/{name}", TIME)
    info.compress_type = method
    info.external_attr = 0o644 << 16
    bag.writestr(info, content)


if __name__ == "__main__":
    site, archive = map(Path, sys.argv[1:])
    pack(site, archive)
    print(f"{archive}: {archive.stat().st_size / 1e6:.0f} MB")
