"""What comes out: grades.csv, a page for each student, a page for the class, and a page to mark by.

Pages are one file each, load nothing and run nothing. All that came from a student is escaped.
"""

import csv
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from classroom.exercise.notebook import Exercise
from classroom.grading.result import Result
from classroom.grading.submission import slug

WARNING = "Graded WITHOUT a sandbox: the submissions could read and change whatever the grader could."
STYLE = """
:root { color-scheme: light dark; --ok: #1a7f37; --no: #b35900; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem }
th, td { vertical-align: top; }
tr { border-bottom: 1px solid #8886; } td.n, th.n { text-align: right; white-space: nowrap; }
pre, .said { white-space: pre-wrap; overflow-wrap: anywhere; }
.right { color: var(--ok); } .wrong { color: var(--no); }
@media (prefers-color-scheme: dark) { :root { --ok: #56d364; --no: #f0a35e; } }
.warning { border: 2px solid var(--no); padding: .5rem 1rem; font-weight: 600; }
.bar { background: #3b6fb6; height: .8rem; display: inline-block; min-width: 1px; }
@media print { body { margin: 0; } section { break-inside: avoid; } }
"""


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def write_text(path: Path, words: str) -> None:
    """All or nothing, and readable whatever bytes a name was made of."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_text(words, encoding="utf-8", errors="backslashreplace", newline="")
    os.replace(part, path)


def write_csv(path: Path, rows: Iterable[Sequence[str]]) -> None:
    import io

    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    write_text(path, buffer.getvalue())


def total(result: Result) -> float:
    return sum(result.points.values())


def grades(path: Path, exercise: Exercise, results: list[Result]) -> None:
    """One row a file. An empty cell is a part that nobody has marked yet."""
    parts = [part.id for part in exercise.all_parts]
    rows = [["student", "total", "max", "status", *parts, "seconds", "file", "file_sha256", "notes"]]
    for result in results:
        points = [f"{result.points[part]:g}" if part in result.points else "" for part in parts]
        row = [safe(result.student), f"{total(result):g}", f"{exercise.points:g}", result.status, *points]
        notes = "; ".join(result.notes)
        rows.append([*row, f"{result.seconds:.2f}", safe(result.file), result.sha256, safe(notes)])
    write_csv(path, rows)


def page(title: str, body: str) -> str:
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n<body><main>\n{body}\n</main></body></html>\n"
    )


def feedback(exercise: Exercise, result: Result, *, sandboxed: bool) -> str:
    """The page for one student: each part, what is wrong, and the hint."""
    rows = []
    levels = {part.id: part.level for part in exercise.parts}
    most = {part.id: part.points for part in exercise.all_parts}
    for part, points in most.items():
        earned = result.points.get(part)
        problem, hint = result.feedback.get(part, ("", ""))
        if earned is None:
            says = "to be marked"
        elif earned == points:
            says = '<span class="right">right</span>' + (f" {escape(problem)}" if problem else "")
        else:
            says = f'<span class="wrong">{escape(problem or "not graded")}</span>'
        says += f"<br>{escape(hint)}" if hint else ""
        shown = "" if earned is None else f"{earned:g}"
        cells = f'<td class="n">{shown} / {points:g}</td><td class="said">{says}</td>'
        rows.append(f"<tr><td>{escape(part)}<br><small>{levels.get(part, 'explain')}</small></td>{cells}</tr>")
    notes = "".join(f"<li>{escape(note)}</li>" for note in result.notes)
    body = f"<h1>{escape(exercise.name)}</h1>\n" + ("" if sandboxed else f'<p class="warning">{WARNING}</p>\n')
    body += f"<p><strong>{escape(result.student)}</strong>, {escape(result.file)}: "
    body += f"{total(result):g} of {exercise.points:g} points. Status: {escape(result.status)}.</p>\n"
    body += f'<table><tr><th>Part</th><th class="n">Points</th><th>Feedback</th></tr>{"".join(rows)}</table>\n'
    body += f"<h2>Notes</h2><ul class='said'>{notes}</ul>" if notes else ""
    return page(f"{exercise.name}: {result.student}", body)


def feedback_name(result: Result, main: bool) -> str:
    return f"{slug(result.student)}.html" if main else f"{slug(result.student + '/' + result.file)}.html"


def write_feedback(folder: Path, exercise: Exercise, results: list[Result], *, sandboxed: bool) -> None:
    seen: set[str] = set()
    for result in results:
        name = feedback_name(result, result.student not in seen)
        seen.add(result.student)
        write_text(folder / name, feedback(exercise, result, sandboxed=sandboxed))


def summary(exercise: Exercise, results: list[Result], proved: list[str]) -> str:
    """The page for the teacher: how it went, where it went wrong, and how safe it was."""
    body = f"<h1>{escape(exercise.name)}: the class</h1>\n"
    body += "" if proved else f'<p class="warning">{WARNING}</p>\n'
    graded = [r for r in results if r.status != "not graded"]
    body += f"<p>{len({r.student for r in results})} students, {len(results)} files.</p>\n"
    body += (
        _distribution(exercise, graded) + _statuses(results) + _parts(exercise, graded) + _mistakes(exercise, graded)
    )
    if proved:
        body += "<h2>The sandbox</h2><p>Tried on this machine before the first submission ran:</p><ul>"
        body += "".join(f"<li>{escape(sentence)}</li>" for sentence in proved) + "</ul>\n"
    return page(f"{exercise.name}: the class", body)


def _bars(rows: Iterable[tuple[str, int, str]], most: int) -> str:
    made = []
    for label, count, more in rows:
        bar = f'<span class="bar" style="width:{100 * count / max(most, 1):.0f}%"></span>'
        made.append(
            f'<tr><td>{label}</td><td class="n">{count}</td><td style="width:50%">{bar}</td><td>{more}</td></tr>'
        )
    return f"<table>{''.join(made)}</table>\n"


def _distribution(exercise: Exercise, results: list[Result]) -> str:
    counts = Counter(min(int(10 * total(r) / exercise.points), 9) for r in results)
    edges = [exercise.points * i / 10 for i in range(11)]
    rows = [(f"{edges[i]:g} to {edges[i + 1]:g}", counts[i], "") for i in range(10)]
    return "<h2>Points</h2>" + _bars(rows, max(counts.values(), default=1))


def _statuses(results: list[Result]) -> str:
    counts = Counter(r.status for r in results).most_common()
    rows = [(escape(status), count, "") for status, count in counts]
    table = _bars(rows, len(results))
    odd = [r for r in results if r.status != "ok"]
    lines = [f"<li>{escape(r.student)}: {escape(r.status)}: {escape('; '.join(r.notes))}</li>" for r in odd]
    return f"<h2>Status</h2>{table}<ul class='said'>{''.join(lines)}</ul>\n"


def _parts(exercise: Exercise, results: list[Result]) -> str:
    rows = []
    for part in exercise.all_parts:
        full = sum(r.points.get(part.id) == part.points for r in results)
        rows.append((escape(part.id), full, f"of {len(results)}"))
    return "<h2>Parts that are right</h2>" + _bars(rows, len(results))


def _mistakes(exercise: Exercise, results: list[Result]) -> str:
    hints = Counter((part, hint) for r in results for part, (_, hint) in r.feedback.items() if hint)
    rows = [(f"{escape(part)}: {escape(hint)}", count, "") for (part, hint), count in hints.most_common(12)]
    none = "<p>No known mistake was seen.</p>"
    return "<h2>The commonest mistakes</h2>" + (_bars(rows, len(results)) if rows else none)


def marking(exercise: Exercise, results: list[Result]) -> str:
    """The page to mark by: question, model answer and rubric, then every answer."""
    body = f"<h1>{escape(exercise.name)}: to mark by hand</h1>\n<p>Points and comments go into hand-grading.csv.</p>\n"
    for part in exercise.hand:
        body += f"<h2>{escape(part.id)} ({part.points:g} points)</h2><pre>{escape(part.question)}</pre>\n"
        body += f"<h3>Model answer and rubric</h3><pre>{escape(part.answer)}</pre>\n"
        for result in results:
            if result.answers.get(part.id):
                name = escape(result.student)
                body += f"<section><h3>{name}</h3><pre>{escape(result.answers[part.id])}</pre></section>\n"
    return page(f"{exercise.name}: to mark by hand", body)
