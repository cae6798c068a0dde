"""Numbers that belong in columns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import numpy as np
from numpy.typing import ArrayLike


@dataclass(frozen=True)
class Table:
    """Columns of text that a notebook shows as a table, and a terminal as aligned lines. Made by `table`."""

    columns: dict[str, list[str]]
    numeric: frozenset[str]

    def _repr_html_(self) -> str:
        def cell(kind: str, name: str, text: str) -> str:
            side = "right" if name in self.numeric else "left"
            text = text.replace("-", "−") if kind == "td" and name in self.numeric else text
            return f'<{kind} style="text-align: {side}">{escape(text)}</{kind.split()[0]}>'

        head = "".join(cell('th scope="col"', name, name) for name in self.columns)
        rows = zip(*self.columns.values(), strict=True)
        body = "".join(f"<tr>{''.join(map(cell, ['td'] * len(row), self.columns, row))}</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def __repr__(self) -> str:
        def padded(name: str, texts: list[str]) -> list[str]:
            width = max(map(len, [name, *texts]))
            return [text.rjust(width) if name in self.numeric else text.ljust(width) for text in [name, *texts]]

        lines = zip(*(padded(name, texts) for name, texts in self.columns.items()), strict=True)
        return "\n".join("  ".join(line).rstrip() for line in lines)


def table(columns: Mapping[str, ArrayLike], *, digits: int | Mapping[str, int] = 3) -> Table:
    """Columns side by side, for reading: whole numbers as they are, others rounded to `digits` decimals.

    Parameters
    ----------
    columns : mapping
        The name of each column, and its values: numbers or text, the same length everywhere.
    digits : int, or mapping from names to ints
        Decimals shown; a column that the mapping leaves out has 3.

    Raises
    ------
    ValueError
        If there is no column, or the columns differ in length.

    >>> table({"score": [0.0, 2.0], "probability": [0.5, 0.8808], "class": ["?", "1"]}, digits=2)
    score  probability  class
     0.00         0.50  ?
     2.00         0.88  1
    """
    arrays = {name: np.atleast_1d(np.asarray(values)) for name, values in columns.items()}
    if not arrays:
        raise ValueError("a table needs at least one column")
    shapes = {name: array.shape for name, array in arrays.items()}
    if len(set(shapes.values())) > 1 or any(len(shape) != 1 for shape in shapes.values()):
        raise ValueError(f"every column must be a list of the same length, got shapes {shapes}")
    texts = {}
    for name, array in arrays.items():
        decimals = digits if isinstance(digits, int) else digits.get(name, 3)
        show = f"{{:.{decimals}f}}".format if array.dtype.kind == "f" else str
        texts[name] = [re.sub(r"^-(?=[0.]*$)", "", show(value)) for value in array.tolist()]   # no minus before a zero
    return Table(texts, frozenset(name for name, array in arrays.items() if array.dtype.kind in "iuf"))
