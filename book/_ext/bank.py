"""The concept bank: every question of the quizzes with its distractors explained, from the quizzes' own source.

A page says `CONCEPT-BANK` where the questions go; nothing is written twice.
"""

from sphinx.application import Sphinx

from book._ext.chapters import chapters
from lib.explorables.questions import of_chapter
from lib.explorables.quiz import rich

PAGE = "book/appendix/concept-bank"


def bank() -> str:
    """All questions as Markdown: the two for the class first, then those for the desk."""
    parts = []
    for chapter in chapters():
        parts.append(f"## {chapter.title}")
        questions = of_chapter(chapter.slug)
        for_class = [q for q in questions if q["kind"] == "single"][:2]
        for_desk = [q for q in questions if q not in for_class]
        parts += [question(q, "for the class") for q in for_class] + [question(q, q["kind"]) for q in for_desk]
    return "\n\n".join(parts)


def question(data: dict, kind: str) -> str:
    lines = [f"**{rich(data['text'])}** ({kind})", ""]
    for option in data.get("options", []):
        sign = "right" if option.get("right") else f"“{rich(option['misconception'])}”"
        lines.append(f"- {rich(option['text'])} *({sign})* {rich(option['feedback'])}")
    for wrong in data.get("wrong", []):
        value = f"{wrong['value']:g}: ".replace("-", "−") if "value" in wrong else ""
        lines.append(f"- {value}*(“{rich(wrong['misconception'])}”)* {rich(wrong['feedback'])}")
    if data["kind"] == "numeric":
        lines.insert(2, f"- {data['answer']:g} *(right)* {rich(data['because'])}")
    if data["kind"] == "order":
        lines[2:2] = ["In this order:", "", *(f"1. `{line}`" for line in data["lines"]), "", rich(data["because"]), ""]
    return "\n".join(lines)


def fill_in(app: Sphinx, docname: str, source: list[str]) -> None:
    if docname == PAGE:
        source[0] = source[0].replace("CONCEPT-BANK", bank())


def setup(app: Sphinx) -> None:
    app.connect("source-read", fill_in)
