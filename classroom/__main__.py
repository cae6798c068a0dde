"""The command line: `classroom init|student|validate|grade|mark|…`, or `python -m classroom`, which is the same."""

import argparse
import contextlib
import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from classroom.exercise import notebook
from classroom.grading.report import several, told_apart, waiting
from classroom.grading.submission import slug
from classroom.lms import collect, export, handout, late
from classroom.lms.layouts import BY_NAME
from classroom.sandbox.inside.protocol import clean

if TYPE_CHECKING:
    from classroom import course
    from classroom.grading import graded, whose
    from classroom.sandbox.session import Sandbox

FINE, FOUND, BAD_INPUT, UNSAFE, INTERRUPTED = 0, 1, 2, 3, 130


def parser() -> argparse.ArgumentParser:
    outer = argparse.ArgumentParser(
        prog="classroom",
        description="Student versions of the exercises, and safe grading of what comes back.",
        epilog="Exit codes: 0 all done; 1 there is something to look at; 2 wrong input; 3 no sandbox; 130 interrupted.",
    )
    commands = outer.add_subparsers(dest="command", required=True, metavar="COMMAND")

    one = commands.add_parser("init", help="lay out a course: exercises, settings, and what to run")
    one.add_argument("folder", type=Path, help="a new folder")
    one.add_argument("--name", default="", help="of the course (the folder's name)")

    one = commands.add_parser("student", help="write student versions: solutions out, stubs in")
    one.add_argument("source", nargs="+", type=Path, help="source notebooks")
    one.add_argument("--out", type=Path, required=True, help="folder to write NAME/NAME.ipynb into")
    _variants_option(one, "one for each student of class.csv, in a folder for each student or group")
    one.add_argument(
        "--pack",
        type=Path,
        metavar="FILE",
        help="Moodle's grading worksheet, or Canvas's download of submissions: a zip that hands them out there",
    )

    one = commands.add_parser("validate", help="solutions pass, stubs fail, planted mistakes are caught")
    one.add_argument("source", nargs="+", type=Path, help="source notebooks")
    one.add_argument("--variants", type=int, default=0, metavar="N", help="try this many variants, too")
    _sandbox_options(one)

    _grade_command(commands.add_parser("grade", help="grade a folder of submissions"))

    one = commands.add_parser("similar", help="pairs of submissions that look alike, side by side: a hint to look")
    one.add_argument("exercise", type=Path, help="the source notebook, with solutions")
    one.add_argument("submissions", type=Path, help="a folder that holds one folder per student")
    one.add_argument("--out", type=Path, required=True, help="the page to write, such as similar.html")
    _variants_option(one, "each student was handed a variant: take off that one, and let groups be alike")

    one = commands.add_parser("mark", help="mark explanations in the browser, without names")
    one.add_argument("out", type=Path, help="folder of grades, written by grade")
    one.add_argument("--port", type=int, default=0, help="of the page on this machine (any that is free)")

    one = commands.add_parser("gradebook", help="all exercises of a course on one page and in tables")
    one.add_argument("grades", nargs="+", type=Path, help="folders of grades, written by grade, in the course's order")
    one.add_argument("--out", type=Path, required=True, help="folder for gradebook.html, gradebook.csv, mistakes.csv")
    one.add_argument("--no-names", action="store_true", help="nobody's name is in them")

    one = commands.add_parser("materials", help="worksheets, answer keys and figures at slide size")
    one.add_argument("source", nargs="+", type=Path, help="source notebooks")
    one.add_argument("--out", type=Path, required=True, help="folder to write into")

    _collect_command(commands.add_parser("collect", help="sort a download from a course's platform into folders"))
    _export_command(commands.add_parser("export", help="grades and feedback as a platform takes them"))
    return outer


def _grade_command(one: argparse.ArgumentParser) -> None:
    one.add_argument("exercise", type=Path, help="the source notebook, with solutions")
    one.add_argument("submissions", type=Path, help="a folder that holds one folder per student")
    one.add_argument("--out", type=Path, required=True, help="folder for grades.csv, feedback and summary")
    one.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="submissions at a time (%(default)s)")
    one.add_argument(
        "--prefer",
        choices=("work", "newest"),
        default="work",
        help="of several files of one student: the one with most work, or the latest (%(default)s)",
    )
    _variants_option(one, "each student was handed a variant: grade by it")
    one.add_argument(
        "--again",
        metavar="WORDS",
        help="until when it may be handed in again, for the feedback: 'until Friday, 4 December, 12:00', or 'no'; "
        "kept until you say another, and '' takes it away",
    )
    one.add_argument("--fresh", action="store_true", help="grade all anew, also what was graded before")
    one.add_argument("--cell-seconds", type=float, default=10, help="time of one cell or part (%(default)s)")
    one.add_argument("--seconds", type=float, default=60, help="time of one submission (%(default)s)")
    one.add_argument("--quiet", action="store_true", help="no progress bar")
    _sandbox_options(one)


def _collect_command(one: argparse.ArgumentParser) -> None:
    one.add_argument("source", type=Path, help="a folder or a zip file, as the platform lays it out")
    one.add_argument("--out", type=Path, required=True, help="folder to write STUDENT/NAME.ipynb into")
    how = one.add_mutually_exclusive_group()
    how.add_argument("--layout", choices=list(BY_NAME), help="where it comes from; told by its look if not given")
    how.add_argument("--pattern", default="", help="where in a path things stand, such as '{name}_{id}/{file}'")
    one.add_argument(
        "--worksheet",
        type=Path,
        metavar="FILE",
        help="Moodle's grading worksheet: its ID numbers and e-mail addresses tell students of one name apart",
    )
    one.add_argument("--add", action="store_true", help="bring late work to what is in --out; what is there stays")
    one.add_argument(
        "--due", default="", help="the deadline, such as '2026-11-03 23:59', where the platform tells times"
    )
    one.add_argument("--late", type=float, metavar="DAYS", help="how late all new work is, where it doesn't")
    one.add_argument("--penalty", type=float, metavar="PERCENT", help="of the points, for each day begun")
    one.add_argument("--at-most", type=float, default=100, metavar="PERCENT", help="the largest penalty (%(default)s)")
    one.add_argument("--grace", type=float, default=0, metavar="HOURS", help="late without a penalty (%(default)s)")


def _export_command(one: argparse.ArgumentParser) -> None:
    one.add_argument("grades", type=Path, help="grades.csv, written by grade")
    one.add_argument("--to", choices=export.TARGETS, required=True, help="the platform")
    one.add_argument("--students", type=Path, help="students.csv, written by collect: who is who on the platform")
    one.add_argument("--fill", type=Path, help="Moodle's grading worksheet or Canvas's gradebook, as you downloaded it")
    one.add_argument("--assignment", default="", help="its name on the platform; for Canvas 'Name (id)'")
    one.add_argument("--grade-column", default="", help="of the worksheet, where it can't be told")
    one.add_argument("--comment-column", default="", help="of the worksheet, to write the points of each part into")
    one.add_argument("--scale", action="store_true", help="scale to the platform's maximum, where that differs")
    one.add_argument(
        "--feedback", action="store_true", help="the feedback pages, as a zip that the platform takes back"
    )
    one.add_argument("--out", type=Path, required=True, help="file to write")


def _variants_option(one: argparse.ArgumentParser, words: str) -> None:
    one.add_argument("--variants", action="store_true", help=words)


def _sandbox_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--sandbox",
        choices=("auto", "bubblewrap", "docker", "podman"),
        default="auto",
        help="auto: bubblewrap where it works, else a container of docker or podman (%(default)s)",
    )
    command.add_argument(
        "--image", default="", help="image of the containers; the tool builds its own if not given, once"
    )
    command.add_argument(
        "--packages",
        nargs="+",
        default=[],
        metavar="NAME",
        help="let submissions import these, too, each with what it needs: pandas seaborn",
    )
    command.add_argument(
        "--unsandboxed",
        action="store_true",
        help="run without a sandbox: submissions can do whatever you can",
    )


def main(argv: list[str] | None = None) -> int:
    arguments = parser().parse_args(argv)
    signal.signal(signal.SIGTERM, _interrupt)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) == signal.SIG_DFL:  # not under nohup
        signal.signal(signal.SIGHUP, _interrupt)
    try:
        return globals()[f"run_{arguments.command}"](arguments)
    except KeyboardInterrupt:
        print("\nInterrupted. What is graded is kept: the same command goes on from here.", file=sys.stderr)
        return INTERRUPTED
    except (OSError, ValueError) as error:
        print(f"classroom: {error}", file=sys.stderr)
        return BAD_INPUT
    except RuntimeError as error:  # NoSandbox
        print(f"classroom: {error}", file=sys.stderr)
        return UNSAFE


def _interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def run_init(arguments: argparse.Namespace) -> int:
    from classroom import course

    for path in course.init(arguments.folder, arguments.name):
        print(path)
    print(f"Go on with {arguments.folder / 'README.md'}", file=sys.stderr)
    return FINE


def run_student(arguments: argparse.Namespace) -> int:
    from classroom import course
    from classroom.grading import whose

    if arguments.pack and not arguments.variants:
        raise ValueError("--pack hands out variants: say --variants, too")
    code = FINE
    for path in arguments.source:
        exercise = notebook.read(path)
        if arguments.variants:
            code = max(code, _hand_out_variants(arguments, path, whose.variants(exercise, course.find(path))))
        else:
            _hand_out(exercise, arguments.out / exercise.name / f"{exercise.name}.ipynb", path)
    return code


def _hand_out_variants(arguments: argparse.Namespace, source: Path, drawn: "whose.Variants") -> int:
    """A folder for each student or group, a table that says whose each is, and a zip file for the platform."""
    from classroom.grading.report import safe, write_csv

    out, name = arguments.out, drawn.exercise.name
    folders = {
        member: out / slug(f"group-{member.group}" if member.group else member.student) for member in drawn.members
    }
    notebooks = {member: folder / name / f"{name}.ipynb" for member, folder in folders.items()}
    for member, target in {notebooks[member]: (member, notebooks[member]) for member in drawn.members}.values():
        _hand_out(drawn.drawn(member), target, source)
    rows = handout.table(drawn.members, notebooks, out)
    write_csv(out / f"{name}-variants.csv", [[safe(cell) for cell in row] for row in rows])
    print(
        f"{several(len(notebooks), 'student')}, {several(len(drawn.made), 'variant')}: {out / f'{name}-variants.csv'}",
        file=sys.stderr,
    )
    if not arguments.pack:
        return FINE
    target = out / f"{name}-variants.zip"
    with tempfile.TemporaryDirectory() as scratch:
        packed = handout.pack(notebooks, arguments.pack, target, Path(scratch))
    print(f"{several(packed.count, 'student')}: {target}")
    for words in packed.left_out:
        print(f"Not packed: {words}", file=sys.stderr)
    return FOUND if packed.left_out else FINE


def _hand_out(exercise: notebook.Exercise, target: Path, source: Path) -> None:
    left = notebook.leaks(exercise)
    if left:
        raise notebook.ExerciseError(f"{source}: the student's version would hold a line of the solution: {left[0]}")
    if target.resolve() == source.resolve():
        raise ValueError(f"{target} is the source itself: choose another --out")
    notebook.write(notebook.student(exercise), target)
    print(target)


def _sandbox(arguments: argparse.Namespace, exercise: notebook.Exercise) -> "Sandbox":
    from classroom.sandbox.bare import Bare
    from classroom.sandbox.choose import choose
    from classroom.sandbox.session import Limits

    packages = tuple(arguments.packages)
    limits = Limits(packages=packages)
    if arguments.command == "grade":
        limits = Limits(cell_seconds=arguments.cell_seconds, total_seconds=arguments.seconds, packages=packages)
    if arguments.unsandboxed:
        return Bare(exercise.modules, limits)
    return choose(arguments.sandbox, exercise.modules, limits, arguments.image)


def run_validate(arguments: argparse.Namespace) -> int:
    from classroom import course
    from classroom.exercise.validate import problems, variant_problems
    from classroom.sandbox.probe import probe

    bad = 0
    for i, path in enumerate(arguments.source):
        exercise = notebook.read(path)
        with _sandbox(arguments, exercise) as sandbox:
            if not arguments.unsandboxed and i == 0:
                probe(sandbox, [path])
            found = list(problems(exercise, sandbox))
            if arguments.variants:
                own = course.find(path)
                secret = own.secret if own else exercise.name
                found += variant_problems(exercise, sandbox, secret, arguments.variants)
        bad += bool(found)
        holds = f"holds, and so do {arguments.variants} variants" if arguments.variants else "holds"
        print(f"{path}: " + (holds if not found else several(len(found), "problem")))
        for problem in found:
            print(f"  {problem}")
    return FOUND if bad else FINE


def run_grade(arguments: argparse.Namespace) -> int:
    from classroom import course
    from classroom.grading import graded, report, whose
    from classroom.grading.grade import Store, grade_all
    from classroom.lms.register import lateness
    from classroom.sandbox.probe import probe

    _check_grade(arguments)
    exercise, out, start = notebook.read(arguments.exercise), arguments.out, time.monotonic()
    known_late, own = lateness(arguments.submissions), course.find(arguments.exercise)
    drawn = whose.variants(exercise, own, arguments.submissions) if arguments.variants else None
    out.mkdir(parents=True, exist_ok=True)
    store = Store(out / ".work")
    with store.locked():
        store.belongs_to(exercise.name)
        known = {entry.name for entry in os.scandir(arguments.submissions) if entry.is_dir()}
        known.update(graded.students(store))
        graded.marks_of(out, exercise, known)  # before the long work: what is wrong is told at once
        proved: list[str] = []
        with _sandbox(arguments, exercise) as sandbox:
            if arguments.unsandboxed:
                print(f"Warning. {report.WARNING}", file=sys.stderr)
            else:
                proved = probe(sandbox, [arguments.exercise, arguments.submissions, out])
            how = {name: getattr(arguments, name) for name in ("workers", "fresh", "prefer")} | {"late": known_late}
            bar = _quiet if arguments.quiet else Bar(start)
            results = grade_all(exercise, arguments.submissions, sandbox, store, variants=drawn, progress=bar, **how)
        results += store.earlier(results)
        batch = graded.Graded(exercise, results, {}, proved)
        batch.alike = _identical(arguments.submissions, exercise, drawn)
        _say_who_is_who(batch, arguments, own)
        graded.keep(out, batch, arguments.exercise)
        graded.write_all(out, batch, known)  # which reads the marks again: some may have been given meanwhile
    odd = sum(result.status != "ok" for result in results)
    print(f"{several(len(results), 'file')}, {odd} to look at, {time.monotonic() - start:.0f} s: {out / 'grades.csv'}")
    return _to_a_person(batch, told=bool(drawn))


def _say_who_is_who(batch: "graded.Graded", arguments: argparse.Namespace, own: "course.Course | None") -> None:
    """What is known of students and files beside their grades; what was known before stays."""
    from classroom.grading import graded, whose
    from classroom.lms.register import given_names

    out, folder = arguments.out, arguments.submissions
    batch.submissions = str(folder.resolve())
    batch.names = graded.earlier(out, "names") | graded.known_names(folder, own)
    batch.keys = graded.earlier(out, "keys") | whose.keys_of(own, folder)
    batch.came = graded.earlier(out, "came") | given_names(folder)
    batch.absent = whose.absent(own, folder)
    batch.again = graded.earlier(out, "again") if arguments.again is None else " ".join(arguments.again.split())


def _identical(folder: Path, exercise: notebook.Exercise, drawn: "whose.Variants | None") -> list[list[str]]:
    """Students who handed in the same file: `similar` says whose."""
    from classroom.grading.submission import find
    from classroom.similar.report import identical

    own = drawn.of if drawn else lambda student: exercise
    return identical(find(folder, exercise, own=own), own, drawn.together if drawn else lambda one, other: False)


def _to_a_person(batch: "graded.Graded", *, told: bool) -> int:
    """Name what only a person can do: work to mark as a whole, and a word that is lacking about variants."""
    from classroom.grading import report, whole, whose

    names = report.told_apart({r.student: batch.names.get(r.student, r.student) for r in batch.results})
    work = [
        f"{clean(names[r.student], 60)} ({report.SAID.get(r.status, r.status)})"
        for r in batch.results
        if whole.to_mark(r)
    ]
    if work:
        print(f"Not graded part by part; `classroom mark` shows what there is: {', '.join(work)}", file=sys.stderr)
    again, told_of = _to_mark_again(batch), "; ".join(_replaced(batch, names))
    if told_of:
        print(f"A mark as a whole took the place of points for parts: {told_of}", file=sys.stderr)
    wanted = whose.misunderstood(batch.results, names, told=told) or _another_exercise(batch)
    if wanted:
        print(wanted, file=sys.stderr)
    return FOUND if wanted or again else FINE


def _replaced(batch: "graded.Graded", names: dict[str, str]) -> list[str]:
    from classroom.grading.hand import REPLACED

    found = [(r.student, note) for r in batch.results for note in r.notes if note.startswith(REPLACED)]
    return [f"{clean(names[student], 60)}, {note.removeprefix(REPLACED)}" for student, note in found]


def _to_mark_again(batch: "graded.Graded") -> int:
    """Name who has a mark for another answer or maximum than waits for one, and for whom marks decide what counts."""
    from classroom.grading import hand, report

    found = hand.to_mark_again(batch.results)
    undecided = [result for result in batch.results if result.open]
    names = report.told_apart({r.student: batch.names.get(r.student, r.student) for r in batch.results})
    if found:
        told = "Marked before for another answer, or of another maximum, and now to be marked again: "
        print(told + ", ".join(clean(names[r.student], 60) for r in found), file=sys.stderr)
    if undecided:
        files = "; ".join(f"{clean(names[r.student], 60)}: {clean(r.open, 120)}" for r in undecided)
        print(f"Which file counts is decided when both are marked: {files}", file=sys.stderr)
    return FOUND if found or undecided else FINE


def _another_exercise(batch: "graded.Graded") -> str:
    """Every notebook is of another exercise: then it is the command that is wrong. "" if not."""
    from classroom.grading.result import ANOTHER

    wrong = [result for result in batch.results if result.status == ANOTHER]
    if not wrong or any(result.graded for result in batch.results):
        return ""
    return (
        f"Was the wrong exercise given? No notebook is of {batch.exercise.name}; of the first: {wrong[0].notes[0]}. "
        "Say the same command with the right exercise, and another --out"
    )


def _check_grade(arguments: argparse.Namespace) -> None:
    if arguments.workers < 1 or arguments.cell_seconds <= 0 or arguments.seconds <= 0:
        raise ValueError("--workers, --cell-seconds and --seconds must be above 0")
    if not arguments.submissions.is_dir():
        raise NotADirectoryError(f"{arguments.submissions} is not a folder; it should hold one folder per student")


def _quiet(done: int, total: int) -> None:
    pass


class Bar:
    """`[######....] 12/20, 3 s left`, on a terminal's one line."""

    def __init__(self, start: float):
        self.start = start
        self.first: int | None = None

    def __call__(self, done: int, total: int) -> None:
        self.first = done if self.first is None else self.first
        left = ""
        if done > self.first:
            left = f", {(time.monotonic() - self.start) / (done - self.first) * (total - done):.0f} s left"
        filled = "#" * (30 * done // max(total, 1))
        end = "\n" if done == total or not sys.stderr.isatty() else ""
        if sys.stderr.isatty() or done in (self.first, total) or done % 50 == 0:
            print(f"\r[{filled:.<30}] {done}/{total}{left}   ", end=end, file=sys.stderr, flush=True)


def run_similar(arguments: argparse.Namespace) -> int:
    from classroom import course
    from classroom.grading import graded, report, whose
    from classroom.grading.submission import find
    from classroom.similar.report import page

    exercise, drawn = notebook.read(arguments.exercise), None
    if arguments.variants:
        drawn = whose.variants(exercise, course.find(arguments.exercise), arguments.submissions)
    own = drawn.of if drawn else lambda student: exercise
    submissions = find(arguments.submissions, exercise, own=own)
    held = not drawn and any(submission.variant for submission in submissions)
    if held:  # before the long work
        again = f"classroom similar {arguments.exercise} {arguments.submissions} --out {arguments.out} --variants"
        print(
            f"Some notebooks hold a student's own numbers, and without --variants what was handed out to one counts as "
            f"that one's work. Better say: {again}",
            file=sys.stderr,
        )
    names = graded.known_names(arguments.submissions, course.find(arguments.exercise))
    words, said = page(exercise, submissions, own, drawn.together if drawn else lambda one, other: False, names)
    report.write_text(arguments.out, words)
    print(f"{said}\n{arguments.out}")
    return FOUND if held else FINE


def run_mark(arguments: argparse.Namespace) -> int:
    from classroom.grading import graded
    from classroom.grading.grade import Store
    from classroom.marking.desk import Desk
    from classroom.marking.server import Server

    out = arguments.out
    with Server(Desk(out), arguments.port) as server:
        print(f"Mark in the browser, on this machine: {server.address}", flush=True)
        print("Each mark is saved at once. Ctrl+C ends it and writes grades and pages anew.", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()
    try:
        with Store(out / ".work").locked():
            batch = graded.load(out)
            graded.write_all(out, batch)
    except BlockingIOError:
        print(f"All marks are saved. A grader is at work in {out}, and will write the pages.", file=sys.stderr)
        return FINE
    print(f"All marks are saved: {out / 'grades.csv'}")
    left = waiting(batch.exercise, batch.results)
    print(f"Still to be marked: {left}." if left else "Nothing is left to be marked.")
    return _to_mark_again(batch)


def run_gradebook(arguments: argparse.Namespace) -> int:
    from classroom import gradebook

    book = gradebook.read(arguments.grades)
    for path in gradebook.write(book, arguments.out, names=not arguments.no_names):
        print(path)
    for note in book.notes:
        print(note, file=sys.stderr)
    return FOUND if book.notes else FINE


def run_materials(arguments: argparse.Namespace) -> int:
    from classroom import course, materials, slides

    for path in arguments.source:
        own = course.find(path)
        for written in materials.write(notebook.read(path), arguments.out, own.name if own else ""):
            print(written)
    if not slides.TOC.exists():  # an installed package has the exercises alone
        print("No figures for slides: they are drawn from the chapters, in a checkout of the book.", file=sys.stderr)
        return FINE
    for written in slides.write_slides(arguments.out / "figures"):
        print(written)
    return FINE


def run_collect(arguments: argparse.Namespace) -> int:
    rule = late.Rule(
        late.deadline(arguments.due) if arguments.due else None,
        arguments.late,
        arguments.penalty,
        arguments.at_most,
        arguments.grace,
    )
    source, out, layout = arguments.source, arguments.out, arguments.layout
    keys = handout.keys(arguments.worksheet, out) if arguments.worksheet else {}
    found = collect.collect(source, out, layout, words=arguments.pattern, add=arguments.add, rule=rule, keys=keys)
    print(f"layout: {found.layout}", file=sys.stderr)
    called = told_apart({folder: student["name"] for folder, student in found.students.items()})
    for folder, student in sorted(found.students.items()):
        before, note = found.notes_before.get(folder, ""), student["note"]
        if note and note != before:  # the table keeps all of it
            print(f"{called[folder]}: {note.removeprefix(before).lstrip('; ')}", file=sys.stderr)
    there = f"{several(found.notebooks, 'notebook')} of {several(len(found.students), 'student')}"
    print(f"{there}, {several(found.new, 'new file')}: {out}")
    if found.told:
        files = several(found.told, "earlier file")
        print(f"{files}: it is now known how late, and what that costs", file=sys.stderr)
    for words in found.unplaced:
        print(f"Not placed: {words}", file=sys.stderr)
    if found.open_penalties and rule.per_day is not None:
        print(
            f"No penalty for {', '.join(dict.fromkeys(found.open_penalties))}: this platform tells no times. Say the "
            "same command again with --add and --late DAYS, or write the per cent in students.csv, under penalty "
            "(0 for none)",
            file=sys.stderr,
        )
        return FOUND
    return FOUND if found.unplaced else FINE


def run_export(arguments: argparse.Namespace) -> int:
    from classroom.grading import graded

    if why := graded.stale(arguments.grades, arguments.students):
        print("\n".join(why), file=sys.stderr)
        print("Nothing was written: end `classroom mark`, run grade again, then export.", file=sys.stderr)
        return FOUND
    how = {name: getattr(arguments, name) for name in ("fill", "assignment", "grade_column", "comment_column", "scale")}
    if arguments.feedback:
        sent = export.feedback(arguments.grades, arguments.out, arguments.to, arguments.students)
    else:
        sent = export.export(arguments.grades, arguments.out, arguments.to, arguments.students, **how)
    print(f"{several(sent.count, 'student')}: {arguments.out}")
    for words in sent.left_out:
        print(f"Not sent: {words}", file=sys.stderr)
    return FOUND if sent.left_out else FINE


if __name__ == "__main__":
    sys.exit(main())
