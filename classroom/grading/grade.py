"""Run one submission in the sandbox and compare what it gives with what is right, out here. Then all of them.

The child is given inputs, drawn with a seed that it can't know, and gives back values. Whatever it does to itself,
to numpy or to the channel, it can only change its own values, and only right values earn points.

A cell that hangs or ends the process costs that cell: the submission is started again without it,
so that the parts which are honest still count.
"""

import contextlib
import hashlib
import json
import os
import secrets
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from classroom.exercise.notebook import Exercise, GradedPart
from classroom.exercise.places import places
from classroom.grading import pictures, whole
from classroom.grading.follow import with_answers, wrong_before
from classroom.grading.own_code import binds, own_code
from classroom.grading.result import WHOLE, Result
from classroom.grading.submission import Handout, Lateness, Submission, find, hand_answers, runnable
from classroom.grading.whose import Variants, without
from classroom.sandbox.inside import protocol
from classroom.sandbox.lock import lock
from classroom.sandbox.session import NoSandbox, Sandbox, Session, Stopped
from lib.checks import PARTS, Answer, Verdict, inputs, judge, value_part

FORMAT = 6  # of a stored result: a change of what grading means makes it new
CASES = 20
MOST_TRIES = 12
ABSENT = "after all cells have run, no variable or function has this name"


NOTHING = [Answer(raised="nothing was answered")]


@dataclass(frozen=True)
class Starts:
    """Python and numpy load, on a busy machine slowly: that is no cell's fault."""


@dataclass(frozen=True)
class Runs:
    """A cell runs."""

    index: int


@dataclass(frozen=True)
class Answers:
    """A part's questions were put."""

    part: str


Phase = Starts | Runs | Answers  # where a try is, and so what it was that ended it


@dataclass
class Attempts:
    """What is known of a submission, over all tries."""

    skip: set[int] = field(default_factory=set)
    errors: dict[int, str] = field(default_factory=dict)
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    stops: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def grade_one(submission: Submission, exercise: Exercise, sandbox: Sandbox, seed: int) -> Result:
    """Grade one file. Whatever is in it, this gives a row."""
    result = Result(submission.student, submission.file, submission.status, notes=submission.notes)
    result.sha256 = submission.sha256
    result.points = {part.id: 0.0 for part in exercise.parts}
    if submission.status:
        _to_a_person(result, submission, exercise)
        return result
    result.answers = hand_answers(submission, exercise)  # first: it recognises cells that lost their metadata
    result.code = own_code(submission, exercise)
    result.tasks = {part: place.question for part, place in places(exercise).items()} if exercise.variant else {}
    start, run = time.monotonic(), Attempts()
    cells = runnable(submission, exercise)
    asked = {part.id: questions(part, i, seed) for i, part in enumerate(exercise.parts)}
    deadline = start + sandbox.limits.total_seconds
    _run(run, cells, exercise, asked, sandbox, deadline)
    for part in exercise.parts:
        verdict = verdict_on(part, asked[part.id], run.answers.get(part.id, NOTHING))
        result.points[part.id] = 0.0 if verdict else part.points
        problem = protocol.clean(verdict.problem, 400) + _cause(part, verdict, cells, run)
        result.feedback[part.id] = (problem, verdict.hint)
    _follow_up(result, run, submission, cells, exercise, asked, sandbox, deadline)
    result.notes += run.notes + [
        f"{called(number, cells)}: {protocol.clean(words, 160)}" for number, words in sorted(run.errors.items())
    ]
    handout = Handout(exercise)
    result.status = status_of(result, run, submission, handout.work(submission.cells))
    if result.status in ("ok", "error") and not any(result.points.values()) and not handout.pieces(submission.cells):
        result.status, words = handout.called(submission.cells)
        result.answers = {}
        result.notes.insert(0, words)
    _to_a_person(result, submission, exercise)
    result.seconds = round(time.monotonic() - start, 2)
    return result


def _to_a_person(result: Result, submission: Submission, exercise: Exercise) -> None:
    """What the grader could not do is marked as a whole, by a person who wants to."""
    if whole.to_mark(result):
        result.answers[WHOLE] = whole.shown(submission, exercise, result)


def _follow_up(
    result: Result,
    run: Attempts,
    submission: Submission,
    cells: list[tuple[int, str]],
    exercise: Exercise,
    asked: dict[str, list[tuple]],
    sandbox: Sandbox,
    deadline: float,
) -> None:
    """A part that builds on a wrong one is tried once more, on a right one in its place."""
    for part in exercise.parts:
        earlier = wrong_before(exercise, part, result.points)
        if earlier and not result.points[part.id]:
            answers = {name: source for each in earlier for name, source in exercise.solutions(each).items()}
            once_more, replaced = with_answers(cells, submission, answers)
            others = {other.id: NOTHING for other in exercise.parts if other != part}
            again = Attempts(run.skip - replaced, answers=others)
            _run(again, once_more, exercise, asked, sandbox, deadline)
            if not verdict_on(part, asked[part.id], again.answers.get(part.id, NOTHING)):
                result.points[part.id] = part.points
                names = ", ".join(each.yours for each in earlier)
                result.feedback[part.id] = (f"with a right {names} in place of yours", "")


def _run(
    run: Attempts,
    cells: list[tuple[int, str]],
    exercise: Exercise,
    asked: dict[str, list[tuple]],
    sandbox: Sandbox,
    deadline: float,
) -> None:
    """Try until there is nothing more to learn, each time without what ended the try before."""
    for _ in range(MOST_TRIES):
        if _try(run, cells, exercise, asked, sandbox, deadline):
            return
    run.notes.append(f"given up after {MOST_TRIES} tries")


def _cause(part: GradedPart, verdict: Verdict, cells: list[tuple[int, str]], run: Attempts) -> str:
    """Why a part's name is not there: the error in the cell that should have made it."""
    if ABSENT not in verdict.problem:
        return ""
    stopped = [cells[index] for index in sorted(run.skip) if binds(cells[index][1], part.yours)]
    if stopped:
        return f", because {called(stopped[0][0], cells)} was stopped"
    failed = [number for number, source in cells if number in run.errors and binds(source, part.yours)]
    if not failed:
        return ""
    return f", because of an error in {called(failed[0], cells)}: {protocol.clean(run.errors[failed[0]], 160)}"


def called(number: int, cells: list[tuple[int, str]]) -> str:
    """A cell as its student finds it: by its number among those with code, and by its first line.

    The number in brackets beside a cell says less: a cell that never ends has none, and none below it has.
    """
    if not number:
        return "the given cell"
    before = [source for at, source in cells if 0 < at <= number and source.strip()]
    first = protocol.clean(before[-1].strip().split("\n")[0], 50).replace("`", "'") if before else ""
    return f"code cell {len(before)} (`{first}`)"


def status_of(result: Result, run: Attempts, submission: Submission, begun: int) -> str:
    """One word for what a person should know first; `ok` if there is nothing to look at.

    A cell that ended with an error counts if it may have cost something: a part without its name, or all points.
    """
    if run.stops:
        return run.stops[0]
    lost = any(ABSENT in problem for problem, _ in result.feedback.values())
    if run.errors and (lost or not any(result.points.values())):
        return "error"
    return submission.doubt or ("ok" if begun else "blank")


def questions(part: GradedPart, number: int, seed: int) -> list[tuple]:
    """The inputs for a part: the same for every submission of this class, and unknown to all of them."""
    if part.given:
        return inputs(value_part(part.check, part.given))
    return inputs(PARTS[part.check], cases=CASES, seed=(seed, number))


def verdict_on(part: GradedPart, asked: list[tuple], answers: list[Answer]) -> Verdict:
    if answers[0].raised == ABSENT:
        return Verdict(f"{part.yours}: {ABSENT}")
    if any(answer.missing for answer in answers):
        return Verdict("still to do")
    if answers[0].endless:
        return Verdict(answers[0].endless, PARTS[part.check].endless_hint)
    if len(answers) != len(asked):
        return Verdict(answers[0].raised or "it did not answer every question")
    rule = value_part(part.check, part.given) if part.given else PARTS[part.check]
    return judge(rule, asked, answers)


def _try(
    run: Attempts,
    cells: list[tuple[int, str]],
    exercise: Exercise,
    asked: dict[str, list[tuple]],
    sandbox: Sandbox,
    deadline: float,
) -> bool:
    """One process for one submission. True if there is nothing more to learn."""
    phase: Phase = Starts()

    def until() -> float:
        if isinstance(phase, Starts):
            return deadline
        return min(deadline, time.monotonic() + sandbox.limits.cell_seconds)

    with sandbox.session() as session:
        try:
            session.begin([(i, source) for i, (_, source) in enumerate(cells) if i not in run.skip], until())
            while not (told := session.receive(until())).get("ran"):
                index = told.get("cell")
                if type(index) is not int or not 0 <= index < len(cells):
                    continue  # "ready"
                phase = Runs(index)
                if "error" in told:
                    run.errors[cells[index][0]] = str(told["error"])[:400]
            for part in exercise.parts:
                if part.id not in run.answers:
                    phase = Answers(part.id)
                    run.answers[part.id] = _ask(session, part, asked[part.id], until())
            return True
        except Stopped as stopped:
            if stopped.status == "interrupted":
                raise
            return _learn(run, stopped, phase, cells, time.monotonic() >= deadline)


def _learn(run: Attempts, stopped: Stopped, phase: Phase, cells: list[tuple[int, str]], late: bool) -> bool:
    """Remember what ended this try, so that the next one goes without it. True if there is no use in another."""
    run.stops.append(stopped.status)
    match phase:
        case Runs(index) if index not in run.skip:
            run.skip.add(index)
            run.notes.append(f"{called(cells[index][0], cells)}: it {stopped}; the rest ran without it")
        case Answers(part):
            words = f"it {stopped}"
            run.answers[part] = [Answer(endless=words) if stopped.status == "timeout" else Answer(raised=words)]
            run.notes.append(f"{part}: the function {stopped}")
        case _:
            run.notes.append(f"the notebook {stopped}")
            return True
    if late:
        run.notes.append("its time is used up")
    return late


def _ask(session: Session, part: GradedPart, asked: list[tuple], deadline: float) -> list[Answer]:
    """The child's answers to the questions about one part."""
    request: dict[str, Any] = {"name": part.yours}
    if not part.given:
        request["args"] = [[protocol.encode(a) for a in args] for args in asked]
    session.send(request, deadline)
    told = session.receive(deadline).get("answers")
    if not isinstance(told, list) or len(told) > len(asked):
        return [Answer(raised="something that is no answer came back")]
    return [_answer(message) for message in told] or [Answer(raised="no answer came back")]


def _answer(message: Any) -> Answer:
    if not isinstance(message, dict):
        return Answer(raised="something that is no answer came back")
    if message.get("absent"):
        return Answer(raised=ABSENT)
    if "raised" in message:
        return Answer(raised=protocol.clean(message["raised"], 300) or "an error without words")
    try:
        return Answer(protocol.decode(message.get("value")))
    except (ValueError, RecursionError) as error:
        return Answer(raised=f"something that is no answer came back: {protocol.clean(error, 60)}")


# All of them


@dataclass
class Store:
    """What is known of a batch, on disk: the seed, and one file for each result. Survives an interruption."""

    folder: Path

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """One grader at a time works in a folder."""
        (self.folder / "results").mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        with open(self.folder / "lock", "w") as file:
            try:
                lock(file)
            except OSError:
                raise BlockingIOError(f"another grader is at work in {self.folder.parent}") from None
            yield

    def seed(self) -> int:
        path = self.folder / "seed"
        if not path.exists():
            _write(path, str(secrets.randbits(128)))
            path.chmod(0o600)
        return int(path.read_text())

    def path(self, submission: Submission) -> Path:
        name = f"{submission.student}\0{submission.file}".encode(errors="surrogateescape")
        return self.folder / "results" / f"{hashlib.sha256(name).hexdigest()[:24]}.json"

    def load(self, submission: Submission, key: str) -> Result | None:
        """The stored result, if it is of this file, this exercise and this way of grading."""
        try:
            stored = json.loads(self.path(submission).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if stored.pop("key", None) != key or stored.get("sha256") != submission.sha256:
            return None
        return restored(stored)

    def earlier(self, now: list[Result]) -> list[Result]:
        """Results of students who are not in this batch, and were in one before: what was earned stays."""
        here, kept = {result.student for result in now}, []
        for path in sorted((self.folder / "results").glob("*.json")):
            with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
                result = restored(json.loads(path.read_text(encoding="utf-8")))
                if result.student not in here and result.status != "not graded":
                    result.notes.append("not in this folder of submissions; graded before")
                    kept.append(result)
        return sorted(kept, key=lambda result: result.student)

    def belongs_to(self, exercise: str) -> None:
        """One folder, one exercise: another's grades would take the place of these."""
        path = self.folder / "exercise"
        if not path.exists():
            _write(path, exercise)
        elif (other := path.read_text(encoding="utf-8")) != exercise:
            raise ValueError(f"{self.folder.parent} holds the grades of {other}: choose another --out for {exercise}")

    def keep_pictures(self, submission: Submission) -> None:
        if submission.pictured and submission.path:
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
                pictures.keep(submission.path, self.folder / pictures.FOLDER)

    def save(self, submission: Submission, key: str, result: Result) -> None:
        _write(self.path(submission), json.dumps(asdict(result) | {"key": key}))


def restored(stored: dict) -> Result:
    stored.pop("key", None)
    stored["feedback"] = {name: tuple(words) for name, words in stored["feedback"].items()}
    return Result(**stored)


def _write(path: Path, words: str) -> None:
    """All or nothing: a reader never sees half a file, whenever we are killed."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(words, encoding="utf-8", errors="backslashreplace")
    os.replace(part, path)


def grade_all(
    exercise: Exercise,
    folder: Path,
    sandbox: Sandbox,
    store: Store,
    *,
    workers: int,
    fresh: bool = False,
    prefer: str = "work",
    late: Lateness | None = None,
    variants: Variants | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Result]:
    """A result for each file in `folder`; what was graded before is not run again."""
    own = variants.of if variants else lambda student: exercise
    submissions, seed = find(folder, exercise, prefer, late, own), store.seed()
    for submission in submissions:
        variants.compare(submission) if variants else without(submission)
    decides = [FORMAT, seed, asdict(sandbox.limits), _checks()]
    results: list[Result | None] = []
    jobs: dict[int, Job] = {}
    for i, submission in enumerate(submissions):
        job = Job.of(submission, own(submission.student), decides)
        results.append(None if fresh else _known(store, submission, job.key))
        if results[i] is None:
            jobs[i] = job
    done = len(results) - len(jobs)
    progress(done, len(results))
    for i, result in _in_parallel(jobs, sandbox, seed, workers):
        results[i] = result
        if result.status != "grader failed":
            store.keep_pictures(jobs[i].submission)
            store.save(jobs[i].submission, jobs[i].key, result)
        done += 1
        progress(done, len(results))
    return [result for result in results if result is not None]


@dataclass(frozen=True)
class Job:
    """A file to grade, the exercise as its student was handed it, and what the result will be known by."""

    submission: Submission
    exercise: Exercise
    key: str

    @staticmethod
    def of(submission: Submission, exercise: Exercise, decides: list[Any]) -> "Job":
        told = json.dumps([*decides, exercise.sha256, submission.status, submission.doubt])
        return Job(submission, exercise, hashlib.sha256(told.encode()).hexdigest())


def _in_parallel(jobs: dict[int, Job], sandbox: Sandbox, seed: int, workers: int) -> Iterator[tuple[int, Result]]:
    waiting = iter(jobs.items())
    with ThreadPoolExecutor(workers) as pool:
        running: dict[Future[Result], int] = {}
        try:
            while True:
                while len(running) < workers and (item := next(waiting, None)) is not None:
                    i, job = item
                    running[pool.submit(_guarded, job.submission, job.exercise, sandbox, seed)] = i
                if not running:
                    break
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    i = running.pop(future)
                    result, submission = future.result(), jobs[i].submission
                    result.late, result.penalty = submission.late, submission.penalty
                    yield i, result
                    submission.cells = []  # hundreds of notebooks need not stay in memory
        except BaseException:
            sandbox.stop.set()
            raise


def _known(store: Store, submission: Submission, key: str) -> Result | None:
    """The stored result, with what may have changed since: which other files there are, and how late this one is."""
    result = None if submission.status else store.load(submission, key)
    if result is not None:
        result.notes = submission.notes + [
            n for n in result.notes if n not in submission.notes and not n.startswith("graded ")
        ]
        if (result.late, result.penalty) != (submission.late, submission.penalty):
            result.late, result.penalty = submission.late, submission.penalty
            store.save(submission, key, result)
    return result


def _checks() -> str:
    """A digest of what decides: the parts and the machinery of `lib.checks`."""
    import lib.checks

    files = sorted(Path(lib.checks.__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def _guarded(submission: Submission, exercise: Exercise, sandbox: Sandbox, seed: int) -> Result:
    """A mistake of the grader's own costs one row, and says so; a broken sandbox ends the batch."""
    try:
        return grade_one(submission, exercise, sandbox, seed)
    except (NoSandbox, Stopped):
        raise
    except Exception as error:
        note = f"the grader itself failed, please report: {type(error).__name__}: {protocol.clean(error, 200)}"
        points = {part.id: 0.0 for part in exercise.parts}
        result = Result(submission.student, submission.file, "grader failed", points, notes=[note])
        result.sha256 = submission.sha256
        _to_a_person(result, submission, exercise)
        return result
