"""`make new-chapter` lays out a chapter: well-formed files under one slug, and each of them says what is missing."""

import ast
import shutil
import tomllib

import nbformat
import pytest

from book._ext.chapters import ROOT, Chapter, chapters, pages
from book._ext.new_chapter import GAP, LayOutError, files, lay_out
from lib.explorables.quiz import check_question


@pytest.fixture
def root(tmp_path):
    for name in ("_toc.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_it_writes_six_files_and_changes_one(root):
    written = lay_out("laid-out", root)
    number = len(chapters()) + 1
    assert [path.relative_to(root).as_posix() for path in written] == [
        f"book/{number:02}-laid-out.ipynb",
        "book/exercises/laid-out/laid-out.ipynb",
        "lib/checks/laid_out.py",
        f"lib/explorables/questions/{number:02}-laid-out.toml",
        "tests/lib/checks/test_laid_out.py",
        "tests/book/test_laid_out.py",
        "_toc.yml",
    ]


def test_the_chapter_stands_after_the_last_one_and_its_exercise_after_the_last_one_s(root):
    before, last = pages(), chapters()[-1]
    lay_out("laid-out", root)
    assert chapters(root / "_toc.yml")[:-1] == chapters()
    assert chapters(root / "_toc.yml")[-1] == Chapter(last.number + 1, "laid-out")
    listed = pages(root / "_toc.yml")
    assert listed[listed.index(f"book/exercises/{last.slug}/{last.slug}") + 1] == "book/exercises/laid-out/laid-out"
    assert [page for page in listed if "laid-out" not in page] == before


def test_a_second_one_follows_the_first(root):
    lay_out("laid-out", root)
    lay_out("laid-out-too", root)
    assert [chapter.slug for chapter in chapters(root / "_toc.yml")][-2:] == ["laid-out", "laid-out-too"]


def test_the_files_are_well_formed_and_each_has_a_gap(root):
    *written, _ = lay_out("laid-out", root)
    for path in written:
        text = path.read_text(encoding="utf-8")
        assert GAP in text
        if path.suffix == ".py":
            ast.parse(text)
        elif path.suffix == ".toml":
            for question in tomllib.loads(text)["questions"]:
                check_question({**question, "chapter": "laid-out"})
        else:
            nbformat.validate(nbformat.reads(text, as_version=4))


@pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: chapter.slug)
def test_no_chapter_of_the_book_has_a_gap(chapter):
    for path in files(chapter).values():
        assert GAP not in (ROOT / path).read_text(encoding="utf-8"), f"{path}: something is still {GAP}"


@pytest.mark.parametrize("slug", ["", "Newton", "newton_raphson", "../newton", "newton ", "2-class", "a--b"])
def test_what_is_no_slug_is_refused(root, slug):
    with pytest.raises(LayOutError, match="a slug is lower-case words"):
        lay_out(slug, root)


def test_nothing_is_written_over(root):
    (root / "lib/checks").mkdir(parents=True)
    (root / "lib/checks/laid_out.py").write_text("mine")
    with pytest.raises(LayOutError, match=r"lib/checks/laid_out\.py is there already"):
        lay_out("laid-out", root)
    assert (root / "lib/checks/laid_out.py").read_text() == "mine"
    assert not (root / "book").exists()
    assert (root / "_toc.yml").read_text() == (ROOT / "_toc.yml").read_text()


def test_a_list_without_the_last_exercise_is_an_error(root):
    toc = (root / "_toc.yml").read_text().replace("book/exercises/", "book/tasks/")
    (root / "_toc.yml").write_text(toc)
    with pytest.raises(LayOutError, match=r"_toc\.yml has no line"):
        lay_out("laid-out", root)
    assert not (root / "book").exists()
