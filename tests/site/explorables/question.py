"""A question of a quiz as a reader meets it."""

import json
import re

from lib.explorables.questions import QUESTIONS
from lib.explorables.quiz import TAG

BY_ID = {question["id"]: question for question in QUESTIONS}


def plain(text):
    return " ".join(TAG.sub("", text).split())


def right_answer(question):
    if question["kind"] == "numeric":
        return str(question["answer"]).replace(".", ",")
    if question["kind"] == "order":
        return list(range(len(question["lines"])))
    numbers = [i for i, option in enumerate(question["options"]) if option.get("right")]
    return numbers if question["kind"] == "multiple" else numbers[0]


def frame(stamp, value):
    """What the browser keeps of an explorable."""
    return json.dumps({"version": 1, "stamp": stamp, "value": value})


class Question:
    """One question as a reader meets it."""

    def __init__(self, page, question, quiz=0):
        self.page, self.question = page, question
        self.quiz = page.locator("[data-explorable=quiz]").nth(quiz)
        text = plain(question["text"])
        self.root = self.quiz.locator("fieldset").filter(has_text=re.compile(r"\s*".join(map(re.escape, text.split()))))

    def button(self, name):
        return self.root.get_by_role("button", name=name, exact=True)

    def fill(self, given):
        kind = self.question["kind"]
        if kind == "numeric":
            self.root.get_by_role("textbox", name="Your number").fill(given)
        elif kind == "order":
            for place, number in enumerate(given):  # bring each line up to its place
                line = self.question["lines"][number].strip()
                while self.order().index(line) > place:
                    self.root.get_by_role("button", name=f"up: {line}", exact=True).click()
        else:
            for number in [given] if kind == "single" else given:
                self.root.locator("label").nth(number).click()

    def order(self):
        return [line.strip() for line in self.root.locator("li code").all_text_contents()]

    def answer(self, given):
        self.fill(given)
        self.button("Check").click()

    def heard(self):
        return " ".join(self.root.locator(".feedback").text_content().split())

    def progress(self):
        return self.quiz.locator(".progress").inner_text()
