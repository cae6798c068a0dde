"""Check yourself: questions whose feedback names the misconception, and a progress kept on the reader's own device."""

import html
import itertools
import json
import math
import random
import re
import zlib
from collections.abc import Callable
from typing import Any

import traitlets

from lib.explorables.explorable import Explorable
from lib.explorables.questions import CHAPTERS, QUESTIONS, of_chapter

TAG = re.compile(r"</?(?:em|i|sup|sub|code)>")
NUMBER = re.compile(r"[-+−]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][-+−]?[0-9]{1,3})?")
LONGEST = 40                                   # characters of a number
KINDS = ("single", "multiple", "numeric", "order")


# ---- texts and numbers, as the front end reads them (words.js, grade.js)


def rich(text: str) -> str:
    """`text` as HTML: its five tags are tags, anything else stands for itself.

    >>> rich("e<sup>z</sup> < 1 & <b>so on")
    'e<sup>z</sup> &lt; 1 &amp; &lt;b&gt;so on'
    """
    plain = TAG.split(text)
    tags = [*TAG.findall(text), ""]
    return "".join(html.escape(piece, quote=False) + tag for piece, tag in zip(plain, tags, strict=True))


def read_number(text: str) -> float:
    """A number as people write it: with point or comma, as a fraction, or in per cent; nan if it is none.

    >>> [read_number(text) for text in ("0,25", "1/5", "30 %", "−2", "two")]
    [0.25, 0.2, 0.3, -2.0, nan]
    """
    text = text.strip() if len(text) <= LONGEST else ""
    percent = text.endswith("%")
    parts = [part.strip() for part in text.removesuffix("%").split("/")]
    if len(parts) > 2 or not all(NUMBER.fullmatch(part) for part in parts):
        return math.nan
    top, bottom = ([float(part.replace(",", ".").replace("−", "-")) for part in parts] + [1.0])[:2]
    value = top / bottom / (100 if percent else 1) if bottom else math.nan
    return value if math.isfinite(value) else math.nan


def grade(question: dict[str, Any], given: Any) -> tuple[bool, list[str]]:
    """Is `given` right, and what does the reader hear?

    Parameters
    ----------
    question : dict
        As in `lib.explorables.questions`.
    given : int, list of int, or str
        The option's number, the ticked options' numbers, the number as it was written, or the lines' order.

    >>> grade(of_chapter("sigmoid")[1], "1/4")
    (False, ['Those are the odds, not the probability: of five tries, one is a win.'])
    """
    if question["kind"] == "single":
        chosen = question["options"][given]
        return bool(chosen.get("right")), [chosen["feedback"]]
    if question["kind"] == "multiple":
        heard = []
        for number, option in enumerate(question["options"]):
            if (number in given) != bool(option.get("right")):
                heard.append(option["feedback"] if number in given else option["missed"])
        return not heard, heard or [question["because"]]
    if question["kind"] == "numeric":
        value = read_number(given)
        if abs(value - question["answer"]) <= question["tolerance"] + 1e-12:
            return True, [question["because"]]
        for wrong in question["wrong"]:
            if abs(value - wrong["value"]) <= wrong.get("tolerance", question["tolerance"]) + 1e-12:
                return False, [wrong["feedback"]]
        return False, [question["otherwise"]]
    if given == list(range(len(question["lines"]))):
        return True, [question["because"]]
    first = next(w for w in question["wrong"] if given.index(w["before"][0]) > given.index(w["before"][1]))
    return False, [first["feedback"]]


def acceptable(question: dict[str, Any], given: Any) -> bool:
    """Could `given` be an answer to `question` at all?"""
    if question["kind"] == "single":
        return type(given) is int and 0 <= given < len(question["options"])
    if question["kind"] == "multiple":
        numbers = range(len(question["options"]))
        return isinstance(given, list) and bool(given) and given == [n for n in numbers if n in given]
    if question["kind"] == "numeric":
        return isinstance(given, str) and not math.isnan(read_number(given))
    return (
        isinstance(given, list)
        and all(type(n) is int for n in given)
        and sorted(given) == list(range(len(question["lines"])))
    )


# ---- is it a question?


def check_question(question: dict[str, Any]) -> None:
    """Refuse a question that the front end couldn't ask or couldn't answer, and say what is missing."""
    name = question.get("id")

    def wanted(condition: bool, what: str) -> None:
        if not condition:
            raise traitlets.TraitError(f"question {name!r}: {what}")

    wanted(isinstance(name, str) and bool(name), "needs an id, a word of its own")
    wanted(question.get("kind") in KINDS, f"kind must be one of {', '.join(KINDS)}, got {question.get('kind')!r}")
    needs = {
        "single": ("options",),
        "multiple": ("options", "because"),
        "numeric": ("answer", "tolerance", "because", "wrong", "otherwise"),
        "order": ("lines", "shown", "because", "wrong"),
    }[question["kind"]]
    missing = [part for part in ("chapter", "text", *needs) if part not in question]
    wanted(not missing, f"a question of kind {question['kind']} also needs {', '.join(missing)}")
    for text in _texts(question):
        wanted(isinstance(text, str) and bool(text.strip()), "every text must say something")
        wanted(_nested(text), f"tags must be closed in the order in which they were opened: {text!r}")
    entries = question.get("options", []) + question.get("wrong", [])
    for entry in entries:
        wanted("feedback" in entry, f"each answer needs feedback: {entry}")
        wanted(bool(entry.get("right")) != bool(entry.get("misconception")), f"right, or a misconception: {entry}")
    _check_answers(question, entries, wanted)


def _check_answers(
    question: dict[str, Any], entries: list[dict[str, Any]], wanted: Callable[[bool, str], None]
) -> None:
    """Each kind has its own: what is right, what is wrong, and that they can be told apart."""
    right = [option for option in question.get("options", []) if option.get("right")]
    if question["kind"] == "single":
        wanted(len(entries) >= 2 and len(right) == 1, "needs two or more options, exactly one of them right")
    elif question["kind"] == "multiple":
        wanted(bool(right) and all("missed" in option for option in right), "needs right options, each with `missed`")
    elif question["kind"] == "numeric":
        wanted(math.isfinite(question["answer"]), "the answer must be a finite number")
        wanted(0 <= question["tolerance"] < math.inf, "the tolerance must be a number from 0 on")
        for entry in entries:
            value = entry.get("value", math.nan)
            wanted(abs(value - question["answer"]) > question["tolerance"], f"needs a value that is wrong: {entry}")
    else:
        numbers = list(range(len(question["lines"])))
        wanted(sorted(question["shown"]) == numbers != question["shown"], "`shown` must be another order of the lines")
        pairs = [entry.get("before") for entry in entries]
        wanted(
            all([a, b] in pairs for a, b in itertools.pairwise(numbers)),
            "`wrong` must name each pair of neighbours, or some wrong order would go without feedback",
        )


def _texts(question: dict[str, Any]) -> list[Any]:
    """All that a reader may get to see, except lines of code."""
    own = [question[part] for part in ("text", "because", "otherwise") if part in question]
    entries = question.get("options", []) + question.get("wrong", [])
    return own + [entry[part] for entry in entries for part in ("text", "feedback", "missed") if part in entry]


def _nested(text: str) -> bool:
    """Is every tag closed, the last opened first?"""
    stack: list[str] = []
    for tag in TAG.findall(text):
        name = tag.strip("</>")
        if not tag.startswith("</"):
            stack.append(name)
        elif not stack or stack.pop() != name:
            return False
    return not stack


# ---- the quiz


class Quiz(Explorable):
    """Questions that answer back, with the progress of whoever reads.

    What the reader answered is kept in the reader's own browser and nowhere else.
    In a notebook it is also here, in step.

    Parameters
    ----------
    topic : str
        What it is about, in a word; a page's quizzes are told apart by it.
    questions : list of dict
        As in `lib.explorables.questions`.
    answers : dict
        What has been answered and checked, by the question's id.
        Set it to answer from Python; set it to {} to begin anew.
    answered, right : int
        How many questions have been answered, and how many of them rightly. They follow from `answers`.

    Raises
    ------
    traitlets.TraitError
        If a question lacks something, or an answer can't be one.

    >>> quiz = Quiz.load("sigmoid")
    >>> quiz.answers = {"odds-ratio": 0, "odds-to-probability": "0,25"}
    >>> quiz.answered, quiz.right, len(quiz.questions)
    (2, 1, 5)
    """

    name = "quiz"
    topic = traitlets.Unicode(read_only=True).tag(sync=True)
    questions = traitlets.List(traitlets.Dict(), read_only=True).tag(sync=True)
    stamp = traitlets.Unicode(read_only=True).tag(sync=True)
    note = traitlets.Unicode(read_only=True).tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    answered = traitlets.Int(0, read_only=True)
    right = traitlets.Int(0, read_only=True)

    def __init__(self, topic: str, questions: list[dict[str, Any]], *, note: str = "", **traits: Any):
        if not (isinstance(topic, str) and re.fullmatch(r"[\w-]{1,40}", topic)):
            raise traitlets.TraitError(f"topic must be one word, such as 'sigmoid', got {topic!r}")
        if not questions:
            raise traitlets.TraitError("a quiz needs at least one question")
        for question in questions:
            check_question(question)
        ids = [question["id"] for question in questions]
        if len(set(ids)) < len(ids):
            raise traitlets.TraitError(f"every question needs an id of its own, got {ids}")
        self.set_trait("topic", topic)
        self.set_trait("questions", questions)
        self.set_trait("note", note)
        # Answers kept for another version of these questions must not be taken for answers to these.
        self.set_trait("stamp", f"{zlib.crc32(json.dumps(questions, sort_keys=True).encode()):08x}")
        super().__init__(**traits)

    @classmethod
    def load(cls, chapter: str) -> "Quiz":
        """The quiz of a chapter.

        Parameters
        ----------
        chapter : str
            Its slug, such as "sigmoid" or "training-loop".
        """
        if chapter not in CHAPTERS:
            raise traitlets.TraitError(f"chapter must be one of {', '.join(CHAPTERS)}, got {chapter!r}")
        return cls(chapter, of_chapter(chapter))

    @classmethod
    def review(cls, each: int = 1, *, seed: int = 0) -> "Quiz":
        """A mixed review: questions from all chapters, drawn and shuffled with a seed, so the same for everyone.

        Parameters
        ----------
        each : int
            How many from each chapter, 1 or 2.
        seed : int
            Another seed draws other questions.

        >>> {question["chapter"] for question in Quiz.review().questions} == set(CHAPTERS)
        True
        """
        if each not in (1, 2):
            raise traitlets.TraitError(f"each must be 1 or 2, got {each!r}")
        rng = random.Random(seed)              # random() gives the same numbers in every version of Python

        def shuffled(some: list[dict[str, Any]]) -> list[dict[str, Any]]:
            return [some[i] for _, i in sorted((rng.random(), i) for i in range(len(some)))]

        drawn = [question for chapter in CHAPTERS for question in shuffled(of_chapter(chapter))[:each]]
        how_many = "one question" if each == 1 else "two questions"
        note = f"A mixed review: {how_many} from each chapter, drawn at random with seed {seed}."
        return cls("review", shuffled(drawn), note=note)

    @traitlets.validate("answers")
    def _valid_answers(self, proposal: Any) -> dict[str, Any]:
        asked = {question["id"]: question for question in self.questions}
        for name, given in proposal.value.items():
            if name not in asked:
                raise traitlets.TraitError(f"no question {name!r} here, only {', '.join(asked)}")
            if not acceptable(asked[name], given):
                wanted = {
                    "single": "the option's number, counted from 0",
                    "multiple": "the numbers of one or more options, ascending, counted from 0",
                    "numeric": "a number as text, such as '0.25'",
                    "order": "the numbers of all lines, in your order, counted from 0",
                }[asked[name]["kind"]]
                raise traitlets.TraitError(f"the answer to {name!r} must be {wanted}, got {given!r}")
        return proposal.value

    @traitlets.observe("answers")
    def _count(self, change: Any) -> None:
        asked = {question["id"]: question for question in self.questions}
        self.set_trait("answered", len(change.new))
        self.set_trait("right", sum(grade(asked[name], given)[0] for name, given in change.new.items()))

    def words(self) -> str:
        return f"Check yourself: {len(self.questions)} question{'s' if len(self.questions) > 1 else ''}"

    def page_state(self) -> dict[str, Any]:
        asked = [{part: value for part, value in each.items() if part != "chapter"} for each in self.questions]
        return {
            "topic": self.topic, "stamp": self.stamp, "note": self.note, "answers": self.answers,
            "questions": [_without_misconceptions(question) for question in asked],
        }  # fmt: skip

    def picture(self) -> str:
        """The questions with their answers folded away, for a page without JavaScript."""
        items = "\n".join(f"<li>{_asked(question)}{_told(question)}</li>" for question in self.questions)
        return f"{f'<p>{html.escape(self.note)}</p>' if self.note else ''}<ol>\n{items}\n</ol>"

    def as_html(self) -> str:
        state = html.escape(json.dumps(self.page_state(), separators=(",", ":"), ensure_ascii=False, allow_nan=False))
        return (
            f'<div class="explorable" data-explorable="{self.name}" data-state="{state}">\n'
            f'<div class="quiz" role="group" aria-label="{self.words()}">{self.picture()}</div></div>'
        )


def _without_misconceptions(question: dict[str, Any]) -> dict[str, Any]:
    """The page shows the feedback, not the name in the concept bank."""
    lists = {part: question[part] for part in ("options", "wrong") if part in question}
    return question | {
        part: [{key: value for key, value in entry.items() if key != "misconception"} for entry in entries]
        for part, entries in lists.items()
    }


def _asked(question: dict[str, Any]) -> str:
    """A question and what there is to choose from, without any control."""
    text = f"<p>{rich(question['text'])}</p>"
    if question["kind"] in ("single", "multiple"):
        options = "".join(f"<li>{rich(option['text'])}</li>" for option in question["options"])
        return f'{text}<ol type="a">{options}</ol>'
    if question["kind"] == "order":
        lines = "\n".join(
            f"{letter}  {html.escape(question['lines'][number])}"
            for letter, number in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", question["shown"], strict=False)
        )
        return f'{text}<pre tabindex="0">{lines}</pre>'
    return text


def _shown(value: float) -> str:
    """A number as the texts print it, with a minus sign and not a hyphen.

    >>> _shown(-1.386)
    '−1.386'
    """
    return f"{value:.4g}".replace("-", "−")


def _told(question: dict[str, Any]) -> str:
    """The answer, and what each wrong answer would have shown, folded away."""
    if question["kind"] in ("single", "multiple"):
        told = "".join(
            f"<li><strong>{'Right' if option.get('right') else 'Wrong'}.</strong> {rich(option['feedback'])}</li>"
            for option in question["options"]
        )
        told = f'<ol type="a">{told}</ol>'
    elif question["kind"] == "numeric":
        wrong = "".join(
            f"<li><strong>{_shown(entry['value'])}</strong>: {rich(entry['feedback'])}</li>"
            for entry in question["wrong"]
        )
        told = f"<p><strong>{_shown(question['answer'])}</strong>. {rich(question['because'])}</p><ul>{wrong}</ul>"
    else:
        letters = dict(zip(question["shown"], "ABCDEFGHIJKLMNOPQRSTUVWXYZ", strict=False))
        order = ", ".join(letters[number] for number in range(len(question["lines"])))
        wrong = "".join(
            f"<li>{letters[entry['before'][1]]} before {letters[entry['before'][0]]}: {rich(entry['feedback'])}</li>"
            for entry in question["wrong"]
        )
        told = f"<p><strong>{order}</strong>. {rich(question['because'])}</p><ul>{wrong}</ul>"
    if question["kind"] == "multiple":
        told += f"<p>{rich(question['because'])}</p>"
    return f"<details><summary>Answer</summary>{told}</details>"


def misconceptions_caught() -> dict[str, list[tuple[str, Any]]]:
    """For each misconception: the questions, with the wrong answer to each, that bring it to light.

    >>> misconceptions_caught()["a lost 1/n"]
    [('double-the-data', 1)]
    """
    caught: dict[str, list[tuple[str, Any]]] = {}
    for question in QUESTIONS:
        for number, entry in enumerate(question.get("options", []) + question.get("wrong", [])):
            if entry.get("right"):
                continue
            given: Any = number
            if question["kind"] == "multiple":
                given = [number]
            elif question["kind"] == "numeric":
                given = f"{entry['value']:.6g}"
            elif question["kind"] == "order":
                given = list(range(len(question["lines"])))
                a, b = entry["before"]
                given[a], given[b] = given[b], given[a]
            caught.setdefault(entry["misconception"], []).append((question["id"], given))
    return caught
