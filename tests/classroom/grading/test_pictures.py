"""Pictures that were pasted into an answer, and other things that only say that they are pictures."""

import base64
import io
import json
import struct
import zlib

import pytest
from PIL import Image

from classroom.exercise import notebook
from classroom.grading import pictures
from classroom.grading.submission import Submission, hand_answers, read
from classroom.markdown import LONGEST, strangers
from tests.classroom.helpers import SIGMOID, cell, hand_in, honest
from tests.every import every

EXERCISE = notebook.read(SIGMOID)


def picture(kind="PNG", size=(4, 3), colour="teal"):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def text(raw):
    return base64.b64encode(raw).decode()


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


HUGE = (
    b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)) + chunk(b"IEND", b"")
)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_is_taken_as_it_is(kind):
    raw = picture(kind)
    assert pictures.checked(f"image/{kind.lower()}", text(raw)) == raw
    assert pictures.checked(f"image/{kind.lower()}", [text(raw)[:8], text(raw)[8:]]) == raw


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("image/svg+xml", text(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
        ("text/html", text(b"<script>alert(1)</script>")),
        ("image/png", text(b"<script>alert(1)</script>")),
        ("image/png", text(picture("JPEG"))),
        ("image/jpeg", text(picture("PNG"))),
        ("image/png", "no base64 <at all>"),
        ("image/png", 7),
        ("image/png", None),
        ("image/png", text(HUGE)),
        ("image/png", text(picture() + b"x" * pictures.LARGEST)),
        ("image/png", ""),
    ],
)
def test_what_is_no_picture_is_not_shown(kind, data):
    with pytest.raises(ValueError):
        pictures.checked(kind, data)


def handed_in(tmp_path, source, attachments):
    book = honest()
    cell(book, "explain-weight").update(source=source, attachments=attachments)
    path = hand_in(tmp_path, "ada", book)
    submission = read(Submission("ada", "sigmoid.ipynb", path))
    return submission, hand_answers(submission, EXERCISE)["explain-weight"]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("image.png", "![mine](attachment:image.png)"),
        ("my picture.png", "![mine](<attachment:my picture.png>)"),
        ("my picture.png", "![mine](attachment:my%20picture.png)"),
        ("bild(1)é.png", "![mine](attachment:bild%281%29%C3%A9.png)"),
        ("image.png", '<img src="attachment:image.png" width="300" alt="mine">'),
    ],
)
def test_a_pasted_picture_is_kept_under_its_digest_and_shown(tmp_path, name, source):
    raw = picture()
    submission, answer = handed_in(tmp_path, source, {name: {"image/png": text(raw)}})
    assert submission.pictured
    pictures.keep(submission.path, tmp_path / "kept")
    (kept,) = (tmp_path / "kept").iterdir()
    assert kept.read_bytes() == raw
    assert f"attachment:{kept.name}" in answer
    shown = strangers(answer, lambda each: pictures.address(tmp_path / "kept", each))
    assert f'<img src="data:image/png;base64,{text(raw)}"' in shown


def test_two_cells_may_use_one_name_and_another_picture_is_another_answer(tmp_path):
    answers = {
        handed_in(tmp_path, "![](attachment:image.png)", {"image.png": {"image/png": text(picture(colour=colour))}})[1]
        for colour in ("teal", "black", "white")
    }
    assert len(answers) == 3


@pytest.mark.parametrize(
    "attachments",
    [None, 1, [], {"image.png": None}, {"image.png": {}}, {"image.png": {"image/png": [1]}}, {"": {"image/png": ""}},
     {"x" * 10_000: {"image/png": text(picture())}}, {"image.png": {"image/svg+xml": "PHN2Zy8+"}}],
)  # fmt: skip
def test_odd_attachments_cost_nothing_but_themselves(tmp_path, attachments):
    submission, answer = handed_in(tmp_path, "words ![](attachment:image.png)", attachments)
    assert submission.status == ""
    assert answer == "words ![](attachment:image.png)"
    assert "a picture that is not shown" in strangers(answer)


@pytest.mark.parametrize("name", ["../../etc/passwd", "seed", "a.png", "0" * 32 + ".svg", "0" * 32 + ".png/x", ""])
def test_only_kept_pictures_have_an_address(tmp_path, name):
    (tmp_path / "seed").write_text("secret")
    assert pictures.address(tmp_path, name) is None


EVIL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](http://example.org/spy.png)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zy8+)",
    "![\"><script>alert(1)</script>](attachment:x)",
    "[click](http://example.org/?a=\"><script>)",
    "[click](javascript:alert(1))",
    "<http://example.org>",
    r"$\text{<script>alert(1)</script>}$",
    r"$\href{javascript:alert(1)}{x}$",
    r"$$\nosuch{<b>}$$",
    "```html\n<script>alert(1)</script>\n```",
    "<form action=/mark method=post><input name=points value=3></form>",
    '<meta http-equiv="refresh" content="0; url=http://example.org">',
    "[a]: http://example.org '\"><script>'\n\n[a]",
]  # fmt: skip


@pytest.mark.parametrize("words", EVIL)
def test_nothing_that_a_student_writes_loads_leads_or_runs(words):
    import lxml.html

    shown = lxml.html.fromstring(f"<div>{strangers(words)}</div>")
    allowed = {"div", "p", "span", "pre", "code", "a", "strong", "math"}
    found = {element.tag for element in every(shown.iter())}
    assert found <= allowed - {"a"}, found
    names = {name for element in shown.iter() for name in element.attrib}
    assert names <= {"class", "display", "alttext"}, names


def test_formulas_tables_and_code_are_drawn():
    shown = strangers("$p = \\frac{1}{2}$ and\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n`w < 1`")
    for piece in ("<mfrac>", "<table>", "<code>w &lt; 1</code>"):
        assert piece in shown
    assert "$\\nosuch$" in strangers("$\\nosuch$")


def test_an_endless_answer_is_shown_as_it_is():
    shown = strangers("*" * (LONGEST + 1))
    assert shown == f"<pre>{'*' * (LONGEST + 1)}</pre>"
    assert json.dumps(shown)
