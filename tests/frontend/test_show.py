"""What a cell shows on its way to the page: each message here is one that the page would receive."""

import json
import sys
from contextlib import contextmanager, redirect_stderr, redirect_stdout

import pytest

from frontend.live.live_python import page, show


@pytest.fixture
def told(monkeypatch):
    """What was sent so far, as the page reads it."""
    messages = []
    monkeypatch.setattr(page, "_post", lambda text: messages.append(json.loads(text)))
    return messages


@contextmanager
def cell(name="cell"):
    """As a cell runs: what it prints goes to the page."""
    with redirect_stdout(show.stdout), redirect_stderr(show.stderr), show.shown_in(name) as shown:
        yield
    assert not shown.failed


def texts(told):
    return [message["text"] for message in told if message["type"] == "stream"]


@pytest.mark.parametrize("end", ["\n", "", " … "])
def test_printed_text_is_sent_before_the_cell_goes_on(told, end):
    seen = []
    with cell():
        for words in ("starting", "again", "and again"):
            print(words, end=end)
            seen.append("".join(texts(told)))
    assert seen == [f"starting{end}", f"starting{end}again{end}", f"starting{end}again{end}and again{end}"]


def test_what_is_written_without_a_line_s_end_is_sent_at_once_too(told):
    seen = []
    with cell():
        for _ in range(3):
            sys.stderr.write(".")
            seen.append(len(texts(told)))
    assert seen == [1, 2, 3]


def test_text_stands_in_the_order_in_which_it_was_printed(told):
    with cell():
        print("out", end="")
        print("err", end="", file=sys.stderr)
        with cell("widget"):
            print("inside", end="")
        show.display(1)
        print("after", end="")
    assert [(message["place"], message.get("name", message["type"]), message.get("text")) for message in told] == [
        ("cell", "stdout", "out"),
        ("cell", "stderr", "err"),
        ("widget", "stdout", "inside"),
        ("cell", "display", None),
        ("cell", "stdout", "after"),
    ]


def test_a_cell_that_prints_without_end_is_cut_and_what_is_cut_costs_no_message(told):
    with cell():
        for _ in range(3):
            print("x" * (show.TEXT_LIMIT // 2))
        sent = len(told)
        print("y" * 1000)
        more = len(told) - sent
    assert more == 0
    assert sum(map(len, texts(told))) == show.TEXT_LIMIT
    assert told[-1] == {"type": "note", "place": "cell", "words": "… and 51,004 more characters, cut here."}


def test_what_is_no_text_is_refused_as_python_does(told):
    with pytest.raises(TypeError, match="must be str, not int"):
        show.stdout.write(1)
    assert told == []
