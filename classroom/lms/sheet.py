"""A table that a platform gave, filled in: its columns, order, encoding and separator stay as they are."""

import codecs
import csv
import io
from dataclasses import dataclass
from pathlib import Path

from classroom.grading.report import write_bytes

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass
class Sheet:
    """A header and rows, and how they were written."""

    header: list[str]
    rows: list[list[str]]
    mark: bytes
    encoding: str
    delimiter: str
    newline: str
    quoting: int

    @classmethod
    def read(cls, path: Path) -> "Sheet":
        data = path.read_bytes()
        mark, encoding = next(((m, e) for m, e in MARKS if data.startswith(m)), (b"", "utf-8"))
        try:
            text = data[len(mark) :].decode(encoding)
        except UnicodeDecodeError:
            encoding = "cp1252"
            text = data.decode(encoding, errors="surrogateescape")
        first = text.partition("\n")[0]
        delimiter = max(",;\t", key=first.count)
        header, *rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)) or [[]]
        rows = [row + [""] * (len(header) - len(row)) for row in rows if row]
        quoted = first.count('"') >= 2 * len(header)
        newline = "\r\n" if "\r\n" in text else "\n"
        quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
        return cls(header, rows, mark, encoding, delimiter, newline, quoting)

    def write(self, path: Path) -> None:
        made = io.StringIO()
        how = {"delimiter": self.delimiter, "lineterminator": self.newline, "quoting": self.quoting}
        csv.writer(made, **how).writerows([self.header, *self.rows])  # type: ignore[arg-type]
        errors = "surrogateescape" if self.encoding == "cp1252" else "strict"
        write_bytes(path, self.mark + made.getvalue().encode(self.encoding, errors=errors))

    def column(self, index: int) -> list[str]:
        return [row[index].strip() for row in self.rows]
