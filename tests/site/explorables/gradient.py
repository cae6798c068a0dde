"""The gradient explorable as a reader meets it."""

import re

from tests.every import every

from ..page import follow, settle

NUMBER = r"(−?\d+(?:\.\d+)?(?:e[+-]\d+)?)"
SENTENCE = re.compile(
    f"At w = {NUMBER}, b = {NUMBER} the loss is {NUMBER}. "
    f"Gradient in w: {NUMBER} by the formula, {NUMBER} measured; in b: {NUMBER} by the formula, {NUMBER} measured; "
    f"largest difference {NUMBER}. Point {NUMBER} pulls hardest at w: its error {NUMBER} times x = {NUMBER}."
)
NAMES = ("w", "b", "loss", "gw", "mw", "gb", "mb", "difference", "hardest", "error", "x")


class Explored:
    """The explorable as a reader meets it."""

    def __init__(self, page, number=0):
        self.page, self.root = page, page.locator("[data-explorable=gradient]").nth(number)
        self.root.locator("output").wait_for()

    def settle(self):
        settle(self.page)

    def words(self):
        self.settle()
        return self.root.locator("output").inner_text()

    def reading(self):
        told = SENTENCE.match(self.words()).groups()
        return dict(zip(NAMES, (float(each.replace("−", "-")) for each in told), strict=True))

    def slider(self, name):
        return self.root.get_by_role("slider", name=name, exact=True)

    def press(self, name):
        self.root.get_by_role("button", name=name, exact=True).click()

    def done(self):
        self.settle()
        items = every(self.root.locator(".tasks li"))
        return [item.get_attribute("data-done") is not None for item in items]

    def place(self, w, b):
        """Where on the screen w and b are drawn, from the dot's place and another's."""
        box = self.root.locator("figure svg").nth(1).bounding_box()
        left, right, top = box["x"] + 44, box["x"] + box["width"] - 18, box["y"] + 10
        bottom = box["y"] + box["height"] - 34
        return left + (w + 3) / 6 * (right - left), bottom - (b + 3) / 6 * (bottom - top)

    def goto(self, w, b):
        """By the address."""
        follow(self.page, f"gradient?w={w}&b={b}")
