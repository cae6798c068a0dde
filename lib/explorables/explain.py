"""Explain it: a sentence of the reader's own, and then ours beside it."""

import html
import json
import re
from typing import Any

import traitlets

from lib.explorables.explorable import Explorable
from lib.explorables.questions import EXPLANATIONS
from lib.explorables.quiz import rich

LONGEST = 2000                                 # characters of the reader's text


class Explain(Explorable):
    """A question for one sentence in your own words; then compare it with ours.

    What the reader writes is kept in the reader's own browser and nowhere else.

    Parameters
    ----------
    topic : str
        What it is about, in a word; a page's explanations are told apart by it.
    prompt, ours : str
        The question, and our answer, in the markup of `lib.explorables.questions`.
    text : str
        What the reader wrote, in step.

    Raises
    ------
    traitlets.TraitError
        If something is missing, or `text` is longer than 2000 characters.

    >>> explain = Explain.load("loss")
    >>> explain.text = "Accuracy doesn't see confidence."
    >>> explain.prompt
    'Why can two models have the same accuracy and very different losses?'
    """

    name = "explain"
    topic = traitlets.Unicode(read_only=True).tag(sync=True)
    prompt = traitlets.Unicode(read_only=True).tag(sync=True)
    ours = traitlets.Unicode(read_only=True).tag(sync=True)
    text = traitlets.Unicode().tag(sync=True)

    def __init__(self, topic: str, prompt: str, ours: str, **traits: Any):
        if not (isinstance(topic, str) and re.fullmatch(r"[\w-]{1,40}", topic)):
            raise traitlets.TraitError(f"topic must be one word, such as 'sigmoid', got {topic!r}")
        if not (prompt.strip() and ours.strip()):
            raise traitlets.TraitError("prompt and ours must say something")
        for trait, value in {"topic": topic, "prompt": prompt, "ours": ours}.items():
            self.set_trait(trait, value)
        super().__init__(**traits)

    @classmethod
    def load(cls, chapter: str) -> "Explain":
        """The one of a chapter."""
        if chapter not in EXPLANATIONS:
            raise traitlets.TraitError(f"chapter must be one of {', '.join(EXPLANATIONS)}, got {chapter!r}")
        return cls(chapter, **EXPLANATIONS[chapter])

    @traitlets.validate("text")
    def _valid_text(self, proposal: Any) -> str:
        if len(proposal.value) > LONGEST:
            raise traitlets.TraitError(f"text must have at most {LONGEST} characters, got {len(proposal.value)}")
        return proposal.value

    def words(self) -> str:
        return "Explain it in one sentence of your own"

    def page_state(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("topic", "prompt", "ours", "text")}

    def picture(self) -> str:
        """The prompt with our sentence folded away, for a page without JavaScript."""
        return (
            f"<p>In one sentence of your own: {rich(self.prompt)} Write it down, then compare.</p>"
            f"<details><summary>Our sentence</summary><p>{rich(self.ours)}</p></details>"
        )

    def as_html(self) -> str:
        state = html.escape(json.dumps(self.page_state(), separators=(",", ":"), ensure_ascii=False))
        return (
            f'<div class="explorable" data-explorable="{self.name}" data-state="{state}">\n'
            f'<div class="explain" role="group" aria-label="{self.words()}">{self.picture()}</div></div>'
        )
