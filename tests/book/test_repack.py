"""Lighter archives for the page's Python: nothing that is imported is lost, and what was made is made once."""

import json
import marshal
import shutil
import sys
import zipfile

import pytest

from book._ext import lighten, repack, runtime

CODE = b'"""Doc."""\nanswer = 42\n'
FONT_LIST = {
    "_version": 390,
    "ttflist": [{"fname": "fonts/ttf/DejaVuSans.ttf"}, {"fname": "fonts/ttf/STIXGeneral.ttf"}],
    "afmlist": [{"fname": "fonts/afm/a.afm"}],
}


@pytest.fixture
def archive(tmp_path):
    """Function that writes an archive, lightens it, and gives back the content by name."""

    def make(files, name="a.whl"):
        with zipfile.ZipFile(tmp_path / name, "w") as packed:
            for inside, content in files.items():
                packed.writestr(inside, content)
        lighten.lighten(tmp_path / name, tmp_path / "lighter.zip")
        with zipfile.ZipFile(tmp_path / "lighter.zip") as packed:
            return {inside: packed.read(inside) for inside in packed.namelist()}

    return make


def test_a_module_becomes_bytecode_that_python_imports_without_its_source(archive, tmp_path, monkeypatch):
    made = archive({"mine/__init__.py": b"", "mine/deep.py": CODE, "mine/data.txt": b"text"})
    assert set(made) == {"mine/__init__.pyc", "mine/deep.pyc", "mine/data.txt"}
    assert marshal.loads(made["mine/deep.pyc"][16:]).co_consts[0] == "Doc."
    monkeypatch.syspath_prepend(str(tmp_path / "lighter.zip"))
    try:
        import mine.deep

        assert mine.deep.answer == 42
        assert mine.deep.__doc__ == "Doc."
    finally:
        for name in ("mine", "mine.deep"):
            sys.modules.pop(name, None)


def test_tests_headers_and_stubs_go_and_what_an_import_may_need_stays(archive):
    kept = ["numpy/_core/_multiarray_tests.so", "numpy/testing/x.txt", "jedi/third_party/a.pyi", "a.dist-info/METADATA"]
    gone = ["numpy/tests/data.txt", "numpy/a.h", "numpy/a.pyi", "scipy/a.pxd", "a.dist-info/RECORD"]
    assert set(archive(dict.fromkeys(kept + gone, b"x"))) == set(kept)


def test_what_hardly_anybody_imports_stays_source(archive):
    assert set(archive({"xml/a.py": CODE, "encodings/koi8_r.py": CODE, "encodings/utf_8.py": CODE})) == {
        "xml/a.py", "encodings/koi8_r.py", "encodings/utf_8.pyc",
    }  # fmt: skip


def test_matplotlib_finds_its_own_list_of_the_fonts_that_are_there(archive):
    made = archive(
        {
            lighten.FONTS: json.dumps(FONT_LIST).encode(),
            "matplotlib/font_manager.py": b"class FontManager:\n    __version__ = 330\n",
            "matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf": b"font",
            "matplotlib/mpl-data/fonts/ttf/STIXGeneral.ttf": b"font",
        }
    )
    listed = json.loads(made[lighten.FONTS])
    assert listed["_version"] == 330
    assert [font["fname"] for font in listed["ttflist"]] == ["fonts/ttf/DejaVuSans.ttf"]
    assert listed["afmlist"] == []


def test_the_same_archive_gives_the_same_bytes(archive, tmp_path):
    archive({"b.py": CODE, "a.py": CODE})
    first = (tmp_path / "lighter.zip").read_bytes()
    archive({"a.py": CODE, "b.py": CODE})
    assert (tmp_path / "lighter.zip").read_bytes() == first


def test_without_node_the_files_are_served_as_they_were_taken(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    held, said = {"a.whl": tmp_path / "a.whl"}, []
    assert repack.repack(held, tmp_path, said.append) == held
    assert "no Node here" in said[0]


def test_what_was_made_once_is_made_no_more(tmp_path, monkeypatch):
    asked = []

    def make(node, held, folder):
        asked.append(folder)
        folder.mkdir()
        (folder / "a.whl").write_bytes(b"lighter")

    monkeypatch.setattr(repack, "make", make)
    held = {"a.whl": tmp_path / "a.whl", "b.wasm": tmp_path / "b.wasm"}
    for _ in range(2):
        made = repack.repack(held, tmp_path, [].append)
        assert made["a.whl"].read_bytes() == b"lighter"
        assert made["b.wasm"] == held["b.wasm"]
    assert len(asked) == 1
    monkeypatch.setattr(repack, "RECIPE", repack.RECIPE[:1])  # another recipe is another folder
    repack.repack(held, tmp_path, [].append)
    assert len(set(asked)) == 2


def test_a_failure_is_told_and_leaves_nothing_behind(tmp_path):
    (tmp_path / "cache").mkdir()
    broken = tmp_path / "pyodide.mjs"
    broken.write_text("throw new Error('no such luck')")
    with pytest.raises(runtime.RuntimeFilesError, match="no such luck"):
        repack.make(shutil.which("node"), {"pyodide.mjs": broken}, tmp_path / "cache" / "lighter")
    assert list((tmp_path / "cache").iterdir()) == []
