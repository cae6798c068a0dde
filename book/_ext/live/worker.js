var u=`"""LaTeX to MathML: the one translation for the site, for worksheets and for Python in the page.

latex2mathml translates; this module tidies what browsers would draw badly, and refuses with a word what would be
drawn wrong. It needs nothing else of the book, because the page's Python loads it, too.
"""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

from latex2mathml.commands import MATRICES
from latex2mathml.converter import convert

MATHML = "{http://www.w3.org/1998/Math/MathML}"
ENVIRONMENTS = {r"\\begin{aligned}": r"\\begin{align*}", r"\\end{aligned}": r"\\end{align*}"}  # unknown to latex2mathml
THIN = "0.167em"
SCRIPTS = ("msub", "msup", "msubsup", "munder", "mover", "munderover")
TIGHT = ("/", "|", "‖", "∞", "∂", "∇")  # MathML gives them the room of a relation
KNOWN = re.compile(  # elements; latex2mathml lets what looks like one in the source become one
    "math|m(action|enclose|error|fenced|frac|i|multiscripts|n|o|over|padded|phantom|prescripts|root|row|s|space|sqrt|style"
    "|sub|subsup|sup|table|td|text|tr|under|underover)|none"
)
ACTIVE = ("href", "src", "style", "class", "id", "actiontype")  # attributes that do more than draw
SIGNS, CLOSING = ("−", "+", "±"), (")", "]", "}", "|", "‖", "⟩", "!", "⊤")


class FormulaError(ValueError):
    """A formula that has no good MathML."""


def to_mathml(latex: str, *, block: bool = False) -> str:
    """\`latex\` as one <math> element; FormulaError says what is wrong with it."""
    check_braces(latex)
    check_environments(latex)
    source = latex
    for theirs, ours in ENVIRONMENTS.items():
        source = source.replace(theirs, ours)
    source = re.sub(r"\\\\mathrm\\s*\\{([A-Za-z]{2,})\\}", r"\\\\operatorname{\\1}", source)  # one word, not n letters
    try:
        math = ET.fromstring(convert(source, display="block" if block else "inline"))
    except ET.ParseError as error:
        raise FormulaError("an & outside an environment such as aligned or cases") from error
    except Exception as error:  # latex2mathml's errors have no common class
        raise FormulaError(type(error).__name__) from error
    for element in math.iter():
        element.tag = element.tag.removeprefix(MATHML)
    check(math)
    tidy(math)
    math.set("alttext", " ".join(latex.split()))
    return ET.tostring(math, encoding="unicode", short_empty_elements=False)


def check_braces(latex: str) -> None:
    """latex2mathml lets a missing or a stray brace pass."""
    depth = 0
    for brace in re.findall(r"(?<!\\\\)(?:\\\\\\\\)*([{}])", latex):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            raise FormulaError("a } without its {")
    if depth:
        raise FormulaError("a { without its }")


def check_environments(latex: str) -> None:
    """latex2mathml draws what stands in an environment it doesn't know as if there were none."""
    for name in re.findall(r"\\\\(?:begin|end)\\s*\\{([^}]*)\\}", latex):
        if "\\\\" + name not in MATRICES and rf"\\begin{{{name}}}" not in ENVIRONMENTS:
            raise FormulaError(f"unknown environment {name}")
    if re.search(r"\\\\\\\\\\s*\\[", latex):
        raise FormulaError(r"a length after \\\\ would be drawn as text")


def check(math: ET.Element) -> None:
    """Unknown commands come through as text, and some known ones as MathML that browsers ignore."""
    for element in math.iter():
        text = element.text or ""
        if not KNOWN.fullmatch(element.tag) or any(name in ACTIVE or name.startswith("on") for name in element.attrib):
            raise FormulaError(f"{element.tag} is more than a formula")
        if "\\\\" in text:
            raise FormulaError(f"unknown command {text}")
        if element.tag in ("mi", "mo") and text in ("&", "{", "}") and element.get("stretchy") is None:
            raise FormulaError(f"a stray {text}")
        if element.get("linebreak") == "newline":
            raise FormulaError(r"a \\\\ outside an environment such as aligned or cases")
        if element.get("mathvariant", "normal") not in ("normal", "italic"):
            raise FormulaError(f"browsers don't draw {element.get('mathvariant')} letters; write a plain one")


def tidy(math: ET.Element) -> None:
    """What latex2mathml leaves out of TeX's spacing, and what browsers read otherwise."""
    for element in math.iter():
        if element.get("width") == "negativethinmathspace":
            element.set("width", "-" + THIN)  # MathML Core has no named spaces
        if element.tag == "mo" and is_word(element):
            element.tag = "mi"  # max, logit: a name, not a relation with wide spaces
        if element.tag == "mo" and element.text in TIGHT:
            close_up(element)
        if element.tag in SCRIPTS:  # i=1 below a sum stands close, as in print
            for script in element[1:]:
                for operator in script.iter("mo"):
                    close_up(operator)
    for row in list(math.iter()):
        if row.tag in ("mrow", "mtd", "math", "mstyle"):
            mark_signs(row)
            space_functions(row)


def close_up(operator: ET.Element) -> None:
    operator.attrib.update({"lspace": "0", "rspace": "0"})
    if operator.text == "‖":
        operator.set("stretchy", "false")


def mark_signs(row: ET.Element) -> None:
    """A minus after = or ( is a sign: it stands close to its number."""
    for before, here in pairwise([None, *row]):
        opens = before is None or (before.tag == "mo" and before.text not in CLOSING)
        if here.tag == "mo" and here.text in SIGNS and opens:
            here.attrib.update({"form": "prefix", "lspace": "0", "rspace": "0"})


def space_functions(row: ET.Element) -> None:
    """A thin space on either side of log, max, logit, but none before a bracket: log p, log(p)."""
    children = list(row)
    for before, here, after in zip([None, *children], children, [*children[1:], None], strict=False):
        if not is_function(here):
            continue
        if before is not None and (before.tag in ("mi", "mn", "msub", "msup", "mfrac") or before.text == ")"):
            row.insert(list(row).index(here), ET.Element("mspace", width=THIN))
        if after is not None and after.tag not in ("mo", "mspace"):
            row.insert(list(row).index(here) + 1, ET.Element("mspace", width=THIN))


def is_function(element: ET.Element) -> bool:
    """log, or log with a mark such as max below i."""
    if element.tag in SCRIPTS:
        element = element[0]
    return element.tag == "mi" and is_word(element)


def is_word(element: ET.Element) -> bool:
    return len(element.text or "") > 1 and (element.text or "").isalpha()
`;var p=`"""The reader's Python session, in the page's worker: what is needed of a notebook's kernel, and no more.

No IPython on this path: it would take two seconds and three megabytes before the first result.
"""
`;var h=`"""What beginners run into most often, each with one sentence in their own words, which stands below Python's."""

import re
import traceback

SAYS = (  # the kind of error, what Python says (a pattern), and what the reader is told; \\1 is taken from the pattern
    (NameError, r"name '(np|plt)'", r"\\1 is made by an import, which stands in the first cell of each page."),
    (UnboundLocalError, r"variable '(\\w+)'",
     r"The function gives \\1 a value further down, so it can't read it here."),
    (NameError, r"name '(\\w+)'", r"No cell has made anything called \\1: check the spelling, capitals included."),
    (TabError, r"", r"Some lines begin with tabs, others with spaces: use four spaces everywhere."),
    (IndentationError, r"expected an indented block",
     r"What belongs to the line above begins four spaces further right."),
    (IndentationError, r"unexpected indent",
     r"This line begins too far to the right: lines of one block begin alike."),
    (IndentationError, r"unindent", r"This line begins at a place where no block above begins: count the spaces."),
    (SyntaxError, r"'(.)' was never closed", r"The bracket \\1 is opened there and never closed."),
    (SyntaxError, r"unmatched '(.)'", r"There is one \\1 too many, or its opening bracket is missing."),
    (SyntaxError, r"expected ':'", r"A line with def, if, for, while or class ends with a colon."),
    (SyntaxError, r"unterminated", r"The text in quotes has no end: the closing quote is missing."),
    (SyntaxError, r"invalid character '(.+?)'",
     r"The sign \\1 was copied from a text: type it on the keyboard (-, *, ' or straight quotes)."),
    (SyntaxError, r"invalid (?:decimal|imaginary) literal",
     r"A name can't begin with a digit, and 2x is written 2 * x."),
    (SyntaxError, r"(?:==|cannot assign)", r"One = gives a name to a value; == asks whether two values are equal."),
    (SyntaxError, r"'return' outside function", r"return belongs into a function: indent it, or leave it out."),
    (SyntaxError, r"forgot a comma", r"Between two things stands nothing: a comma or a sign such as * is missing."),
    (TypeError, r"[Ee]llipsis", r"An ... is still there: replace it with your own code."),
    (TypeError, r"'(?:int|float|numpy\\.float64|numpy\\.ndarray)' object is not callable",
     r"A number stands before a bracket: is a * missing, as in 2 * (x + 1), or [ ] meant?"),
    (TypeError, r"'(?:function|builtin_function_or_method|method)' object is not subscriptable",
     r"A function is called with round brackets ( ); square ones [ ] take a part of an array."),
    (TypeError, r"missing \\d+ required positional argument",
     r"The call gives fewer values than the function asks for."),
    (TypeError, r"takes .* positional arguments? but", r"The call gives more values than the function asks for."),
    (TypeError, r"unexpected keyword argument '(\\w+)'", r"The function has no argument called \\1."),
    (TypeError, r"NoneType", r"One value is None: a function without return gives None."),
    (AttributeError, r"'NoneType' object",
     r"The value before the dot is None: a function without return gives None."),
    (TypeError, r"can only concatenate str|must be str|'str' and|and 'str'",
     r"Text and a number don't add up: text in quotes is no number, even '2'."),
    (TypeError, r"operand .*'list'|can't multiply sequence|can only concatenate list",
     r"A list doesn't compute entry by entry: make it an array, with np.array([...])."),
    (AttributeError, r"'numpy\\.ndarray' object has no attribute 'append'",
     r"An array can't grow: use np.append(a, b), or a list."),
    (AttributeError, r"has no attribute '(\\w+)'", r"There is nothing called \\1 behind the dot: check the spelling."),
    (ValueError, r"could not be broadcast together|matmul|not aligned|mismatch",
     r"The shapes don't fit: print the .shape of both sides, and see where a .T or another order is needed."),
    (ValueError, r"truth value of an array",
     r"An array has many answers, if needs one: use np.where, or .all() or .any()."),
    (ValueError, r"unpack", r"On the left are not as many names as there are values on the right."),
    (IndexError, r"too many indices", r"More numbers in the brackets than the array has axes: look at its .shape."),
    (IndexError, r"out of (?:range|bounds)",
     r"Counting begins at 0, so the last of n entries has the number n - 1, or -1."),
    (IndexError, r"only integers", r"An entry's number must be a whole number: 3, not 3.0."),
    (TypeError, r"indices must be integers|cannot be interpreted as an integer",
     r"A whole number is needed here: 3, not 3.0, and // instead of /."),
    (KeyError, r"", r"The dictionary has no such key: its keys are those of list(...)."),
    (ZeroDivisionError, r"", r"Something is divided by 0."),
    (RecursionError, r"", r"The function calls itself without an end."),
)  # fmt: skip


def advice(error):
    """One sentence, or none: only for what Python or numpy say themselves, never for a message of this book's."""
    if _raised_in(error).partition(".")[0] == "lib":
        return []
    says = str(error)
    for kind, pattern, sentence in SAYS:
        found = re.search(pattern, says) if isinstance(error, kind) else None
        if found:
            return [found.expand(sentence)]
    return []


def _raised_in(error):
    """The name of the module whose line raised it."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return frames[-1].f_globals.get("__name__", "") if frames else ""
`;var _=`"""matplotlib's backend on the page: Agg draws, and \`plt.show()\` hands every open figure to the page."""

from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvas  # noqa: F401 (pyplot looks for it)

from .show import show_figures


def show(*args, **kwargs):
    show_figures()
`;var g=`"""A traceback cut to the reader's own lines, and a kind sentence where Python's words don't help on a page."""

import linecache
import re
import traceback

from .advice import advice
from .page import modules

LONGEST = 10_000  # characters of a traceback
DEEPEST = 2000  # frames of it: ten million would take minutes
MARKED = 10  # lines of one error
CELL_FILE = re.compile(r"<cell (\\d+)>")
CELL = re.compile(r'File "<(cell \\d+)>"')


def remember(label, code):
    """Keep the cell's lines for tracebacks; returns the file name under which they are known."""
    name = f"<{label}>"
    linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
    return name


def explain(error):
    told = traceback.TracebackException(type(error), error, _end(error), limit=-DEEPEST, compact=True)
    _own_lines(told)
    text = "".join(told.format()).rstrip().replace("Traceback (most recent call last):\\n", "")
    text = CELL.sub(lambda found: found[1].capitalize(), text).replace(", in <module>", "")
    if len(text) > LONGEST:
        text = text[: LONGEST // 2] + "\\n…\\n" + text[-LONGEST // 2 :]
    return "\\n".join([text, *_advice(error)])


def lines(error):
    """Where in the reader's cells it happened: (number of the cell, line, what stands there), the last ones first."""
    frames = traceback.extract_tb(_end(error))
    places = [(frame.filename, frame.lineno, frame.line or "") for frame in reversed(frames)]
    if isinstance(error, SyntaxError):
        places.insert(0, (error.filename or "", error.lineno, error.text or ""))
    mine = [(CELL_FILE.fullmatch(file), line, text.strip()) for file, line, text in places]
    return list(dict.fromkeys((int(found[1]), line, text) for found, line, text in mine if found and line))[:MARKED]


def _end(error):
    """The last frames of a traceback: to look at each of ten million takes a minute, to go past them a second."""
    end = ahead = error.__traceback__
    for _ in range(DEEPEST):
        ahead = ahead and ahead.tb_next
    while ahead:
        end, ahead = end.tb_next, ahead.tb_next
    return end


def _own_lines(told):
    while told is not None:
        mine = [frame for frame in told.stack if CELL_FILE.fullmatch(frame.filename)]
        told.stack = traceback.StackSummary.from_list(mine)
        if told.exc_type is ModuleNotFoundError:
            told._str = told._str.splitlines()[0]  # Pyodide adds how to install, which is not possible here
        _own_lines(told.__cause__)
        told = told.__context__


def _advice(error):
    if isinstance(error, SystemExit):
        return ["The cell asked Python to stop. The session goes on."]
    if isinstance(error, MemoryError):
        return ["Your browser gives this page no more memory. Stop frees it: Python then starts anew."]
    if isinstance(error, ModuleNotFoundError) and error.name:
        top = error.name.partition(".")[0]
        if top in modules:
            return [f"{top} is fetched now: run the cell again."]
        return [f"This page has no package {top}. It has numpy, matplotlib, sklearn, scipy and this book's lib."]
    return advice(error)
`;var b=`"""matplotlib's figures: sharp at any size, in the book's colours after \`plots.use_style()\`."""

import base64
import io
import sys

SVG_LIMIT = 1_500_000  # characters; a heavier figure becomes a PNG
SHARP = 192  # dots per inch of such a PNG


def is_figure(value):
    figure = sys.modules.get("matplotlib.figure")
    return figure is not None and isinstance(value, figure.Figure)


def take_open():
    """Each open figure that holds something; it is closed afterwards."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    for number in pyplot.get_fignums() if pyplot else ():
        figure = pyplot.figure(number)
        try:
            if figure.axes or figure.texts:
                yield figure
        finally:
            pyplot.close(figure)


def form(figure):
    svg = _svg(figure)
    if len(svg) <= SVG_LIMIT:
        return {"image/svg+xml": svg}
    picture = io.BytesIO()
    figure.savefig(picture, format="png", dpi=SHARP, facecolor="white")
    return {"image/png": base64.b64encode(picture.getvalue()).decode()}


def _svg(figure):
    import matplotlib

    plots = sys.modules.get("lib.plots")
    if plots and matplotlib.rcParams["svg.hashsalt"] == plots.STYLE["svg.hashsalt"]:  # use_style() was called
        return plots.to_svg(figure)
    text = io.StringIO()
    figure.savefig(text, format="svg", bbox_inches="tight")
    svg = text.getvalue()
    return svg[svg.index("<svg") :]
`;var y=`"""What cells and ipywidgets ask of IPython, without IPython: on this page values are shown by \`show\`.

The real one takes three seconds and four megabytes, most of it for a terminal that isn't here.
"""

import base64
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

from . import show
from .page import send


class DisplayObject:
    """Something to show, from its data or from a file."""

    def __init__(self, data=None, *, filename=None, **_):
        self.data = self._read(Path(filename)) if filename else data

    def _read(self, path):
        return path.read_text(encoding="utf-8")

    def __repr__(self):
        return f"<IPython.core.display.{type(self).__name__} object>"


class HTML(DisplayObject):
    def _repr_html_(self):
        return self.data


class SVG(DisplayObject):
    def _repr_svg_(self):
        return self.data


class Latex(DisplayObject):
    def _repr_latex_(self):
        return self.data


class Math(Latex):
    def _repr_latex_(self):
        return f"$\\\\displaystyle {self.data.strip('$')}$"


class Markdown(DisplayObject):
    """As it was typed: nothing on this page sets Markdown."""

    def __repr__(self):
        return str(self.data)


class Code(Markdown):
    pass


class Image(DisplayObject):
    def _read(self, path):
        return path.read_bytes()

    def _repr_png_(self):
        return base64.b64encode(self.data).decode() if isinstance(self.data, bytes) else self.data


class InteractiveShell:
    """Named by ipywidgets; none is running."""


def get_ipython():
    """None, as outside of IPython."""
    return None


def clear_output(wait=False):
    send(type="clear", place=show.place.name)


def install():
    """From now on \`import IPython\` and \`from IPython.display import …\` find what is here."""
    shown = {made.__name__: made for made in (HTML, SVG, Latex, Math, Markdown, Code, Image, DisplayObject)}
    shown |= {"display": show.display, "clear_output": clear_output}
    _module("IPython", get_ipython=get_ipython, version_info=(8, 23, 0))
    _module("IPython.core")
    _module("IPython.core.interactiveshell", InteractiveShell=InteractiveShell)
    for name in ("IPython.display", "IPython.core.display", "IPython.core.display_functions"):
        _module(name, **shown)


def _module(name, **names):
    made = ModuleType(name, __doc__)
    made.__path__, made.__spec__ = [], ModuleSpec(name, None, is_package=True)
    vars(made).update(names)
    sys.modules[name] = made
    above, _, last = name.rpartition(".")
    if above:
        setattr(sys.modules[above], last, made)
`;var w=`"""Lines of a notebook that are no Python, as in a cell pasted from Colab: \`%time\` and \`%timeit\` are done, the rest is
skipped with a note, and the cell runs.

Only a line that Python itself refuses is looked at, so that \`%\` and \`!\` anywhere else stay what they are.
Each becomes one line of Python in its place: line numbers stay right.
"""

import ast
import builtins
import re
import time
import timeit
from contextlib import contextmanager
from functools import lru_cache

from .page import modules

MAGIC = re.compile(r"(\\s*)(%%|%|!)\\s*(.*)")
OPTIONS = re.compile(r"^(-\\w+\\s*\\d*\\s+)+")  # of %timeit
MOST = 100  # such lines in a cell
HERE = "figures show below their cell here anyway"


@lru_cache(maxsize=256)
def plain(code):
    """The code as Python reads it; as it is, if it has no such line."""
    lines = code.split("\\n")
    for _ in range(MOST):
        try:
            ast.parse("\\n".join(lines))
        except SyntaxError as error:
            at = (error.lineno or 1) - 1
            match = MAGIC.fullmatch(lines[at]) if at < len(lines) else None
            if not match:
                break
            lines[at] = match[1] + _python(match[2], match[3].rstrip(), lines[at].strip())
        except (ValueError, RecursionError, MemoryError):
            break
        else:
            return "\\n".join(lines)
    return code  # running it says what is wrong


def _python(sign, words, line):
    name, _, rest = words.partition(" ")
    rest = OPTIONS.sub("", rest)
    if sign == "%" and name == "time" and rest:
        return f"_live_time(lambda: ({rest}))" if _is(rest, "eval") else f"with _live_timed(): {rest}"
    if sign == "%" and name == "timeit" and _is(rest, "eval"):
        return f"_live_timeit(lambda: ({rest}))"
    return f"_live_note({f'{line}: {_skipped(sign, name, words)}.'!r})"


def _is(code, mode):
    try:
        ast.parse(code, mode=mode)
    except SyntaxError:
        return False
    return bool(code.strip())


def _skipped(sign, name, words):
    if sign == "%" and name == "matplotlib":
        return f"skipped, for {HERE}"
    if asked := re.fullmatch(r"(?:python3? -m )?(?:pip3?|conda|mamba) install (.*)", words):
        wanted = [re.split(r"[\\[=<>!~;]", word)[0] for word in asked[1].split() if not word.startswith("-")]
        absent = [word for word in wanted if not _is_here(word)]
        return f"skipped; this page has no {', '.join(absent)}" if absent else "skipped, for it is here already"
    if sign == "%%":
        return "skipped; the rest of the cell runs. %time and %timeit in front of a line work here"
    return "skipped; it works in a notebook, not on this page"


def _is_here(package):
    name = package.lower().replace("_", "-")
    return name in {each.lower().replace("_", "-") for each in [*modules, *modules.values()]}


@contextmanager
def timed():
    start = time.perf_counter()
    yield
    print(f"Time: {_seconds(time.perf_counter() - start)}")


def timed_value(make):
    with timed():
        value = make()
    return value


def timed_often(make):
    """As often as fits into a fifth of a second, five times; the best and the middle of these."""
    timer = timeit.Timer(make)
    loops, _ = timer.autorange()
    runs = sorted(run / loops for run in timer.repeat(5, loops))
    print(f"{_seconds(runs[2])} per loop, at best {_seconds(runs[0])} (5 runs of {loops:,})")


def _seconds(value):
    """
    >>> _seconds(0.00123), _seconds(0.0)
    ('1.23 ms', 'too short for the clock here')
    """
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value / 1e-9:.3g} ns" if value > 0 else "too short for the clock here"


def install(note):
    """The names that \`plain\` writes; \`note\` tells the reader a sentence."""
    vars(builtins).update(_live_note=note, _live_time=timed_value, _live_timed=timed, _live_timeit=timed_often)
`;var v=`"""What the editor asks of the living names: how one can go on, and what one is."""

import builtins
import inspect
import types

MOST = 300  # names offered
LONGEST = 6000  # characters of a documentation
SHORT = 300  # characters of a value


def completions(dotted, namespace):
    """How \`dotted\`, a name or the beginning of one, can go on: (name, kind) for each; none for a name not yet alive.

    >>> completions("wei", {"weights": 3})
    [('weights', 'variable')]
    """
    owner, dot, begin = dotted.rpartition(".")
    if not dot:
        found = {**vars(builtins), **namespace}
        names, look = list(found), found.get
    else:
        try:
            value = value_of(owner, namespace)
            names = dir(value)
        except Exception:
            return []
        look = lambda name: inspect.getattr_static(value, name, None)  # noqa: E731 (no property is run)
    shown = [name for name in names if name.startswith(begin) and (begin.startswith("_") or not name.startswith("_"))]
    return [(name, _kind(look(name))) for name in sorted(shown)[:MOST]]


def about(dotted, namespace):
    """What a name is, as (its signature or value, its documentation); None if it isn't alive."""
    try:
        value = value_of(dotted, namespace)
    except Exception:
        return None
    if not callable(value) and not isinstance(value, types.ModuleType):
        return f"{dotted}: {_value(value)}", ""
    doc = inspect.getdoc(value) or ""
    if len(doc) > LONGEST:
        doc = doc[:LONGEST].rsplit("\\n", 1)[0] + "\\n…"
    name = dotted.rpartition(".")[2]
    try:
        return f"{name}{inspect.signature(value)}", doc
    except (TypeError, ValueError):  # written in C, and silent about it
        return name, doc


def value_of(dotted, namespace):
    """What \`a.b.c\` stands for now."""
    first, *rest = dotted.split(".")
    value = namespace[first] if first in namespace else getattr(builtins, first)
    for name in rest:
        value = getattr(value, name)
    return value


def _value(value):
    kind = type(value).__name__
    try:
        if isinstance(shape := getattr(value, "shape", None), tuple) and shape:
            return f"{kind} of shape {shape}, {getattr(value, 'dtype', '')}"
        text = repr(value)
    except Exception:
        return kind
    return f"{kind} = {text if len(text) <= SHORT else text[:SHORT] + ' …'}"


def _kind(value):
    """As the editor names it."""
    if isinstance(value, type):
        return "class"
    if isinstance(value, types.ModuleType):
        return "namespace"
    return "function" if callable(value) or isinstance(value, classmethod | staticmethod) else "variable"
`;var k=`"""Which of the site's packages a cell will import, told before it runs: what it doesn't use is never fetched.

A cell's own imports are in its text. What it uses of \`lib\` is followed into lib's source, function by function:
\`lib.LogisticRegression\` needs numpy alone, \`plots.plot_loss\` matplotlib.
"""

import ast
from functools import cache
from pathlib import Path
from types import ModuleType

from .page import modules

DEFINITIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def needs(code, namespace):
    """The packages for \`code\`, where \`namespace\` holds what earlier cells have made."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return []  # running it says what is wrong
    scan = Scan(namespace)
    scan.imports(tree)
    scan.uses(tree, _bindings(ast.walk(tree)), {})
    return sorted(scan.found)


class Scan:
    """Follows names. \`found\` grows by the package of each module that would be imported."""

    def __init__(self, namespace):
        self.namespace, self.found, self.seen = namespace, set(), set()

    def imports(self, tree):
        """Every import anywhere in the tree will be run."""
        for dotted in _bindings(ast.walk(tree)).values():
            self.imported(dotted)

    def imported(self, dotted):
        """An import of a module runs what it imports at its top."""
        top = dotted.partition(".")[0]
        self.found |= {modules[top]} if top in modules else set()
        for name in _parents(dotted):
            if top == "lib" and ("import", name) not in self.seen:
                self.seen.add(("import", name))
                for needed in _source(name).at_import:
                    self.imported(needed)
                if name != (elsewhere := _where(name)):
                    self.imported(elsewhere)

    def uses(self, tree, bound, defined):
        """Every name in the tree may be used: of the tree's imports, of its module, or of an earlier cell."""
        for node in ast.walk(tree):
            dotted = _dotted(node)
            if not dotted:
                continue
            root, _, rest = dotted.partition(".")
            if root in defined:
                self.body(bound, defined, root)
            elif meant := bound.get(root) or _meaning(self.namespace.get(root)):
                self.used(f"{meant}.{rest}" if rest else meant)

    def used(self, dotted):
        """A name of lib: follow it to where it is defined, and into its body."""
        if not dotted.startswith("lib.") or ("use", dotted) in self.seen:
            return
        self.seen.add(("use", dotted))
        self.imported(dotted)
        dotted = _where(dotted)
        module = next((name for name in reversed(_parents(dotted)) if _file(name)), "lib")
        name, _, rest = dotted.removeprefix(module).removeprefix(".").partition(".")
        source = _source(module)
        if name in source.defined:
            self.body(source.bound, source.defined, name)
        elif name in source.bound:
            self.used(f"{source.bound[name]}.{rest}" if rest else source.bound[name])

    def body(self, bound, defined, name):
        node = defined[name]
        if node not in self.seen:
            self.seen.add(node)
            self.imports(node)
            self.uses(node, bound | _bindings(ast.walk(node)), defined)


class Source:
    """A module of lib, read but not run: its imports, and what it defines."""

    def __init__(self, text):
        tree = ast.parse(text)
        top = list(_at_import(tree))
        self.bound = _bindings(top)
        self.at_import = list(self.bound.values())
        self.defined = {node.name: node for node in top if isinstance(node, DEFINITIONS)}


@cache
def _source(module):
    file = _file(module)
    return Source(file.read_text(encoding="utf-8") if file else "")


@cache
def _file(module):
    """The file of a module of lib, or None."""
    import lib

    base = Path(lib.__file__).parent.joinpath(*module.split(".")[1:])
    return next((file for file in (base.with_suffix(".py"), base / "__init__.py") if file.is_file()), None)


def _where(dotted):
    """lib.LogisticRegression is lib.model.LogisticRegression: lib takes some names from elsewhere, on first use."""
    import lib

    _, name, *rest = [*dotted.split("."), ""]
    elsewhere = lib._ON_FIRST_USE.get(name, f"lib.{name}")
    if elsewhere == f"lib.{name}":
        return dotted
    return ".".join([elsewhere, name, *rest]).rstrip(".")


def _meaning(value):
    """The dotted name of what an earlier cell imported, or of the class of what it made."""
    if isinstance(value, ModuleType):
        return value.__name__
    thing = value if hasattr(value, "__qualname__") else type(value)
    dotted = f"{thing.__module__}.{thing.__qualname__}"
    return dotted if dotted.startswith("lib.") else None


def _bindings(nodes):
    """Name -> dotted name, for each import among the nodes."""
    bound = {}
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                bound[alias.asname or alias.name.partition(".")[0]] = (
                    alias.name if alias.asname else alias.name.partition(".")[0]
                )
                bound[f"import {alias.name}"] = alias.name  # the whole path is run, whatever name it gets
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                bound[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return bound


def _at_import(tree):
    """What runs when a module is imported: not the inside of its functions and classes.

    Nor what it only tries to import, and can do without; nor what only a checker of types reads.
    """
    todo = list(tree.body)
    while todo:
        node = todo.pop()
        yield node
        if isinstance(node, ast.Try) and any(_dotted(h.type) == "ModuleNotFoundError" for h in node.handlers):
            todo += [child for handler in node.handlers for child in handler.body]
        elif isinstance(node, ast.If) and _dotted(node.test) == "TYPE_CHECKING":
            todo += node.orelse
        elif not isinstance(node, DEFINITIONS):
            todo += [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt | ast.ExceptHandler)]


def _dotted(node):
    """a.b.c as text, or "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := _dotted(node.value)):
        return f"{before}.{node.attr}"
    return ""


def _parents(dotted):
    """a.b.c -> a, a.b, a.b.c"""
    parts = dotted.split(".")
    return [".".join(parts[: i + 1]) for i in range(len(parts))]
`;var x=`"""Which cells a cell needs to have run before it, so that it is never wrong by the order in which cells were run.

A cell needs those that make the names it reads. A name is made by binding it, and by changing what it stands for in
place: \`X -= mean\`, \`a[i] = 0\`, \`losses.append(x)\`, \`model.fit(X, y)\`. Names are read by Python's own symtable and ast,
not by running anything. Where code could do anything (\`exec\`, \`import *\`), every cell above is needed.
"""

import ast
import re
import symtable
from functools import cache
from typing import NamedTuple

DEFINITIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
CERTAIN = DEFINITIONS | ast.Assign | ast.AnnAssign | ast.Import | ast.ImportFrom  # these bind whatever happens
ANYTHING = {"exec", "eval", "globals", "locals", "vars", "__import__", "import_module", "reload"}
READS_ONLY = {
    "all", "any", "argmax", "argmin", "argsort", "astype", "clip", "copy", "count", "cumsum", "decision_function",
    "dot", "endswith", "flatten", "format", "get", "index", "items", "join", "keys", "lower", "max", "mean", "min",
    "nonzero", "observe", "predict", "predict_proba", "ravel", "repeat", "replace", "reshape", "round", "score",
    "split", "squeeze", "startswith", "std", "strip", "sum", "tolist", "transpose", "upper", "values", "var"
}  # fmt: skip
FILLS = {
    "add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove", "reverse", "setdefault",
    "sort", "update"
}  # fmt: skip
FILLS_ARGUMENT = {
    "copyto", "delattr", "fill_diagonal", "heappop", "heappush", "next", "place", "put", "putmask", "setattr",
    "shuffle"
}  # fmt: skip
SETS_UP = re.compile(r"set|seed|use|reset|update|simplefilter|filterwarnings|register")  # a module: np.seterr(...)
SAME_DATA = {"asarray", "asanyarray", "atleast_1d", "atleast_2d", "broadcast_to", "ravel", "reshape", "squeeze"}
RANDOM = "numbers drawn from a module's own generator"  # a name that no cell can have


class Names(NamedTuple):
    """What a cell does with names."""

    reads: frozenset  # of earlier cells
    binds: frozenset  # makes anew, whatever they were
    may_bind: frozenset  # in a loop, or under an if
    changes: frozenset  # in place
    counts: frozenset  # in place, so that running the cell twice is not the same as once

    @property
    def made(self):
        return self.binds | self.may_bind | self.changes


class Run(NamedTuple):
    """A cell that was run, and what its code then did."""

    place: str
    code: str
    names: Names


class Statement(NamedTuple):
    node: ast.stmt
    reads: frozenset
    binds: frozenset
    inside: frozenset  # names that functions in it keep for themselves
    sets: frozenset  # names of the cell that a call of the function binds


@cache
def statements(code):
    """The statements of a cell, each with the cell's names that it uses."""
    try:
        return tuple(map(_statement, ast.parse(code).body))
    except SyntaxError:
        return ()  # it can't run, so it makes nothing; running it says what is wrong


def _statement(node):
    top, *scopes = _scopes(symtable.symtable(ast.unparse(node), "cell", "exec"))
    symbols = [symbol for scope in scopes for symbol in scope.get_symbols()]
    reads = {symbol.get_name() for symbol in top.get_symbols() if symbol.is_referenced()}
    reads |= {symbol.get_name() for symbol in symbols if symbol.is_global() and symbol.is_referenced()}
    binds = {symbol.get_name() for symbol in top.get_symbols() if symbol.is_assigned() or symbol.is_imported()}
    binds |= {symbol.get_name() for symbol in symbols if symbol.is_declared_global() and symbol.is_assigned()}
    inside = {symbol.get_name() for symbol in symbols if not symbol.is_global()}
    if isinstance(node, DEFINITIONS):
        sets, binds = binds - {node.name}, {node.name}
    else:
        sets = set()
    return Statement(node, *map(frozenset, (reads, binds, inside, sets)))


def _scopes(table):
    yield table
    for child in table.get_children():
        yield from _scopes(child)


class Page:
    """The cells from the first to one of them, read together: a function of one cell may change a name of another."""

    def __init__(self, codes):
        every = [statement for code in codes for statement in statements(code)]
        nodes = [node for statement in every for node in ast.walk(statement.node)]
        self.imported = {name for each in nodes for name in _imports(each)}
        self.reads_only = READS_ONLY - {node.name for node in nodes if isinstance(node, DEFINITIONS) and _stores(node)}
        self.groups = {}  # name -> the names that may stand for the same data
        for node in nodes:
            self._same(node)
        self.does = {}  # function -> what a call of it changes, and whether its arguments may be among that
        for _ in range(2):  # one may call another that comes later
            for statement in every:
                self._definition(statement)
        self.calls = {each.node.name: each.reads for each in every if isinstance(each.node, DEFINITIONS)}
        self.unsure = any(map(_anything, nodes))
        self.there = set()  # names that exist so far: what comes later shares nothing yet
        self.names = [self._names(code) for code in codes]

    def _same(self, node):
        pairs = []
        if isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        elif isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
            pairs = [(node.target, node.iter)]
        elif isinstance(node, ast.NamedExpr | ast.AnnAssign) and node.value:
            pairs = [(node.target, node.value)]
        for target, value in pairs:
            together = {each.id for each in ast.walk(target) if isinstance(each, ast.Name)} | self._roots(value)
            group = set().union(together, *(self.groups.get(name, ()) for name in together))
            self.groups |= dict.fromkeys(group, group)

    def _roots(self, node):
        """The names whose data the value of an expression may be, or hold."""
        if isinstance(node, ast.Name):
            return {node.id} - self.imported
        if isinstance(node, ast.Attribute | ast.Subscript | ast.Starred):
            return self._roots(node.value)
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            return set().union(*map(self._roots, node.elts))
        if isinstance(node, ast.Dict):
            return set().union(*map(self._roots, node.values))
        if isinstance(node, ast.IfExp):
            return self._roots(node.body) | self._roots(node.orelse)
        if isinstance(node, ast.Call):
            if _called(node) in SAME_DATA | {"enumerate", "zip", "reversed"}:
                return set().union(*map(self._roots, node.args)) | self._receiver(node)
            return self._receiver(node)
        return set()

    def _receiver(self, call):
        return self._roots(call.func.value) if isinstance(call.func, ast.Attribute) else set()

    def _definition(self, statement):
        if isinstance(statement.node, DEFINITIONS):
            changed, counted = self._changed(statement.node)
            arguments = not changed.isdisjoint(_parameters(statement.node))
            changed = (changed - statement.inside) | statement.sets
            self.does[statement.node.name] = (changed, counted - statement.inside, arguments)

    def _changed(self, statement):
        """The names that may be changed in place, and those of them that a second time changes again."""
        changed, counted = set(), set()
        for node in ast.walk(statement):
            if isinstance(node, ast.AugAssign):
                counted |= self._roots(node.target)
            elif isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
                counted |= self._roots(node) or _names_in(node.value)
            elif isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
                changed |= self._roots(node) or _names_in(node.value)
            elif isinstance(node, ast.Call):
                by_method, for_good = self._by_call(node)
                changed |= by_method
                counted |= for_good
        return changed | counted, counted

    def _by_call(self, call):
        name, receiver = _called(call), self._receiver(call)
        changed, counted = set(), set()
        given = [*call.args, *(word.value for word in call.keywords)]
        if receiver and name not in self.reads_only:
            changed |= receiver
            counted |= receiver if name in FILLS else set()
        elif isinstance(call.func, ast.Attribute) and not receiver:  # of a module
            path = ast.unparse(call.func).split(".")
            if "random" in path[:-1] and name != "default_rng":
                counted.add(RANDOM)
            elif SETS_UP.match(name):
                changed |= _names_in(call.func)
        if name in FILLS_ARGUMENT:
            counted |= set().union(*map(self._roots, given))
        if isinstance(call.func, ast.Name) and name in self.does:
            inside, for_good, arguments = self.does[name]
            changed |= inside
            counted |= for_good | (set().union(*map(self._roots, given)) if arguments else set())
        for word in call.keywords:
            counted |= self._roots(word.value) if word.arg == "out" else set()
        return changed, counted

    def _names(self, code):
        reads, binds, may_bind, changes, counts = set(), set(), set(), set(), set()
        for statement in statements(code):
            defines = isinstance(statement.node, DEFINITIONS)
            self.there |= statement.binds
            changed, counted = (set(), set()) if defines else map(self._together, self._changed(statement.node))
            reads |= (self._with_calls(statement.reads) | changed) - binds
            changes |= changed - binds
            counts |= counted - binds
            certain = statement.binds if isinstance(statement.node, CERTAIN) else _imported_in(statement.node)
            may_bind |= statement.binds - binds - certain - changed
            binds |= certain
        return Names(*map(frozenset, (reads, binds, may_bind, changes, counts)))

    def _with_calls(self, names):
        """Using a function uses what is used in it."""
        found, todo = set(), set(names)
        while todo:
            found |= todo
            todo = set().union(*(self.calls.get(name, ()) for name in todo)) - found
        return found

    def _together(self, names):
        return set().union(names, *(self.groups.get(name, set()) & self.there for name in names))

    def makers(self, reader, name):
        """The cells that make the name as the cell with that number finds it, in the page's order."""
        found = []
        for number in range(reader - 1, -1, -1):
            if name in self.names[number].made:
                found.insert(0, number)
            if name in self.names[number].binds:
                break
        return found


class History:
    """What has run in this session, one cell after the other."""

    LONGEST = 300  # runs; what was made before is made again

    def __init__(self):
        self.runs, self.present = [], {}

    def needed(self, cells):
        """The places that have to run, in this order, before the last of \`cells\`, pairs of place and code.

        A run counts if its code is the cell's present code, and if what it made hasn't been changed since by anything
        but the cells that come next on the page.
        """
        page = Page([code for _, code in cells])
        present = [Run(place, code, names) for (place, code), names in zip(cells, page.names, strict=True)]
        self.present = {run[:2]: run for run in present}
        runs = [self.present.get(run[:2], run) for run in self.runs]  # what a cell does, seen beside the same cells
        if page.unsure:
            return self._all_above(present)
        again = set()
        while more := _more(page, present, runs, again) - again:
            again |= more
        return [present[number].place for number in sorted(again)]

    def outdated(self, cells):
        """The places, of \`cells\` from the first to the last of the page, that would show something else if run again.

        They ran, and since then their own code was edited, or something that they read was, or was made anew.
        """
        page = Page([code for _, code in cells])
        present = [Run(place, code, names) for (place, code), names in zip(cells, page.names, strict=True)]
        now = {run[:2]: run for run in present}
        runs = [now.get(run[:2], run) for run in self.runs]
        last = {run.place: number for number, run in enumerate(runs)}
        stale = set()
        for number, cell in enumerate(present):  # from the top, so that those which it reads are judged already
            if cell.place in last and _is_stale(page, present, runs[: last[cell.place] + 1], stale, number):
                stale.add(number)
        return [present[number].place for number in sorted(stale)]

    def _all_above(self, present):
        *above, _ = [run[:2] for run in present]
        places = [place for place, _ in above]
        latest = {}  # in the order of the last runs
        for run in self.runs:
            latest.pop(run.place, None)
            latest[run.place] = run[:2]
        done = [run for place, run in latest.items() if place in places]
        return [] if done == above else places

    def ran(self, place, code):
        run = self.present.get((place, code)) or Run(place, code, Page([code]).names[0])
        self.runs = [*self.runs, run][-self.LONGEST :]


def _more(page, present, runs, again):
    """If the cells with these numbers run again: which others must, too?"""
    more, seen, todo = set(), set(), {len(present) - 1, *again}
    while todo:
        reader = todo.pop()
        seen.add(reader)
        will_run = reader in again or reader == len(present) - 1
        if will_run:
            before = [*runs, *(present[number] for number in sorted(again) if number < reader)]
        else:
            before = runs[: max((i for i, run in enumerate(runs) if run[:2] == present[reader][:2]), default=0)]
        for name in page.names[reader].reads:
            makers = page.makers(reader, name)
            todo |= {*makers} - seen
            if makers and not _as_made(name, [present[number] for number in makers], before):
                more |= {*makers} if will_run else {reader}
    return more


def _is_stale(page, present, runs, stale, number):
    """Has what this cell showed at the end of these runs become old? The numbers of those above are known."""
    *before, mine = runs
    if mine[:2] != present[number][:2]:
        return True
    for name in page.names[number].reads:
        makers = page.makers(number, name)
        if stale & {*makers} or (makers and not _as_made(name, [present[maker] for maker in makers], before)):
            return True
    return page.unsure and any(maker < number for maker in stale)


def _as_made(name, makers, runs):
    """Do the runs end with the name as these makers, one after the other, make it?"""
    start = max((i for i, run in enumerate(runs) if name in run.names.binds), default=0)
    ran = all(any(run[:2] == maker[:2] for run in runs[start:]) for maker in makers)
    return ran and _history(name, runs[start:]) == _history(name, makers)


def _history(name, runs):
    """The runs that made it what it is; one that only binds it again does nothing the second time."""
    history = []
    for run in runs:
        if name in run.names.counts or (name in run.names.binds | run.names.may_bind and history[-1:] != [run[:2]]):
            history.append(run[:2])
    return history


def _imports(node):
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [alias.asname or alias.name.partition(".")[0] for alias in node.names]
    return []


def _anything(node):
    """Code of which nobody can say what it does to names."""
    return "*" in _imports(node) or (isinstance(node, ast.Call) and _called(node) in ANYTHING)


def _called(call):
    """f and obj.f are both f."""
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _parameters(node):
    return {each.arg for each in ast.walk(node) if isinstance(each, ast.arg)} - {"self", "cls"}


def _stores(node):
    """Does a function change anything but its own names?"""
    stores = (each for each in ast.walk(node) if isinstance(each, ast.Attribute | ast.Subscript))
    return any(not isinstance(each.ctx, ast.Load) for each in stores)


def _imported_in(statement):
    return {name for node in ast.walk(statement) for name in _imports(node)}


def _names_in(node):
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
`;var E=`"""The way to the page: messages, each a dictionary with a \`type\`, sent as JSON."""

import json

_post = None  # takes one string
modules = {}  # import name -> package on this site


def connect(post, modules_json):
    global _post
    _post = post
    modules.update(json.loads(modules_json))


def send(**message):
    _post(json.dumps(message))
`;var T=`"""Run cells, one after the other, in one namespace; whatever a cell does, the next one finds Python in order."""

import ast
import builtins
import json
import logging

from pyodide.code import CodeRunner

import __main__

from . import errors, ipython, magics, names, needs, order, page, show, widgets

_history = order.History()
_intact = dict(vars(builtins))
_repair = vars(builtins).update  # bound now: after a cell's builtins.clear() there is no name to look it up by


def start(post, modules_json):
    page.connect(post, modules_json)
    magics.install(show.note)
    builtins.input = no_input
    _intact.update(vars(builtins))
    show.take_streams()
    ipython.install()
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # it tells of its cache, in every session


def no_input(prompt=""):
    raise RuntimeError("input() can't ask you anything here. Write the value into the code instead.")


def packages_for(code):
    return needs.needs(magics.plain(code), vars(__main__))


def needed(cells_json):
    """Which cells have to run before the last of these, as JSON."""
    try:
        return json.dumps(_history.needed(_plain(cells_json)))
    except (RecursionError, MemoryError):
        return "[]"  # code too deep to be read; running it says so


def outdated(cells_json):
    """Which cells of the page would show something else now, as JSON."""
    try:
        return json.dumps(_history.outdated(_plain(cells_json)))
    except (RecursionError, MemoryError):
        return "[]"


def _plain(cells_json):
    return [(place, magics.plain(code)) for place, code in json.loads(cells_json)]


def completions(dotted):
    """How a name can go on, as JSON: pairs of name and kind."""
    return json.dumps(names.completions(dotted, vars(__main__)))


def about(dotted):
    """What a name is, as JSON: signature or value, and documentation; null if it isn't alive."""
    return json.dumps(names.about(dotted, vars(__main__)))


async def run(place, label, code):
    """Run a cell. Returns, as JSON, whether it went well, and the package whose absence it met."""
    missing, typed, code = None, code, magics.plain(code)
    _history.ran(place, code)
    show.take_streams()
    with show.shown_in(place) as shown:
        try:
            name = errors.remember(label, typed)
            runner = CodeRunner(
                code, filename=name, quiet_trailing_semicolon=True, flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
            )
            value = await runner.compile().run_async(vars(__main__))
            if value is not None:
                show.show_figures()
                show.display(value)
        except ModuleNotFoundError as error:
            missing = page.modules.get((error.name or "").partition(".")[0])
            raise
        finally:
            _repair(_intact)
            show.take_streams()
    return json.dumps({"ok": not shown.failed, "missing": missing})


def receive(comm_id, data_json):
    """A message of the page to a widget. What it prints is shown where its Output is, or in its own name."""
    with show.shown_in(comm_id):
        widgets.receive(comm_id, json.loads(data_json))


def write(name, text):
    """Text that came past sys.stdout, from C."""
    (show.stdout if name == "stdout" else show.stderr).write(text)
`;var N=`"""What a cell shows: printed text, and values by their richest form. What is too much is cut, and counted."""

import base64
import io
import sys
from importlib.util import find_spec

from . import errors, figures
from .page import send

TEXT_LIMIT = 100_000  # characters that a cell may print
SHOWN_LIMIT = 20  # figures and other displays of one cell
RICH_LIMIT = 4_000_000  # characters of one display
FORMS = {
    "text/html": "_repr_html_",
    "image/svg+xml": "_repr_svg_",
    "image/png": "_repr_png_",
    "text/latex": "_repr_latex_",
}


class Place:
    """Where shown things belong, a cell or a widget, and how much it has shown."""

    def __init__(self, name):
        self.name, self.text, self.displays = name, 0, 0
        self.cut_text = self.cut_displays = 0

    def say_what_was_cut(self):
        if self.cut_text:
            send(type="note", place=self.name, words=f"… and {self.cut_text:,} more characters, cut here.")
        if self.cut_displays:
            send(type="note", place=self.name, words=f"… and {self.cut_displays:,} more figures or tables, cut here.")


place = Place("")


class shown_in:
    """What happens inside is shown in the place of that name; an exception, too, which goes no further."""

    def __init__(self, name):
        self.name, self.failed = name, False

    def __enter__(self):
        global place
        show_figures()  # what was drawn before belongs to the place before
        self.before, place = place, Place(self.name)
        return self

    def __exit__(self, kind, error, _):
        global place
        try:
            show_figures()
        except Exception as trouble:  # a figure that can't be drawn is the cell's mistake, too
            error = error or trouble
        if error is not None:
            self.failed = True
            send(type="error", place=self.name, text=errors.explain(error), lines=errors.lines(error))
        place.say_what_was_cut()
        place = self.before
        return True


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr. Text goes at once: held back, it would wait for as long as the cell then computes."""

    encoding, errors = "utf-8", "strict"

    def __init__(self, name):
        self.name = name

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        room = TEXT_LIMIT - place.text
        if room < len(text):
            place.cut_text += len(text) - room
        if room > 0 and text:
            place.text += min(room, len(text))
            send(type="stream", place=place.name, name=self.name, text=text[:room])
        return len(text)


stdout, stderr = Stream("stdout"), Stream("stderr")


def take_streams():
    sys.stdout, sys.stderr = stdout, stderr


def note(words):
    """A sentence to the reader, where the cell shows what it prints."""
    send(type="note", place=place.name, words=words)


def display(*values, **_):
    """Show each value by its richest form."""
    for value in values:
        place.displays += 1
        if place.displays > SHOWN_LIMIT:
            place.cut_displays += 1
        else:
            send(type="display", place=place.name, data=forms(value))


def show_figures():
    """Show every open figure, and close it."""
    for figure in figures.take_open():
        display(figure)


def forms(value):
    """MIME type -> content; a form that is too long is left out."""
    if figures.is_figure(value):
        return figures.form(value)
    made = _own_forms(value)
    if set(made) == {"text/latex"}:
        made |= _as_mathml(made["text/latex"])
    made.setdefault("text/plain", repr(value))
    made = {mime: content for mime, content in made.items() if mime == "text/plain" or len(str(content)) <= RICH_LIMIT}
    if len(made["text/plain"]) > TEXT_LIMIT:
        more = len(made["text/plain"]) - TEXT_LIMIT
        made["text/plain"] = made["text/plain"][:TEXT_LIMIT] + f"\\n… and {more:,} more characters, cut here."
    return made


def _own_forms(value):
    """What the value's own methods make, as IPython asks for it."""
    if isinstance(value, type):
        return {}
    if callable(bundle := getattr(value, "_repr_mimebundle_", None)):
        made = bundle()
        return dict(made[0] if isinstance(made, tuple) else made or {})
    found = {}
    for mime, method in FORMS.items():
        made = method() if callable(method := getattr(value, method, None)) else None
        made = made[0] if isinstance(made, tuple) else made
        if made is not None:
            found[mime] = base64.b64encode(made).decode() if isinstance(made, bytes) else made
    return found


def _as_mathml(latex):
    """As the site's pages write formulas, without a script, where the package for it is loaded."""
    if find_spec("latex2mathml") is None:
        return {}
    from .mathml import FormulaError, to_mathml  # the site's own: book/_ext/mathml.py

    try:
        return {"text/html": to_mathml(latex.strip("$ \\n"), block=latex.startswith("$$"))}
    except FormulaError:
        return {}  # then the formula stays text
`;var S=`"""ipywidgets without a kernel: each widget's messages go to the page, and the page's come back.

Called when packages have been loaded; until ipywidgets is among them there is nothing to do.
"""

import json
from importlib.util import find_spec

from . import show
from .page import send

PAGE_HAS_THEM = ("_esm", "_css")  # the front end, once for each widget
_prepared = False


def prepare():
    global _prepared
    if _prepared or find_spec("ipywidgets") is None:
        return
    _prepared = True
    import comm

    comm.create_comm = _comm_class()
    _show_in_outputs()


def _comm_class():
    from comm.base_comm import BaseComm

    class PageComm(BaseComm):
        def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **keys):
            data = dict(data or {})
            if "state" in data:
                data["state"] = {name: value for name, value in data["state"].items() if name not in PAGE_HAS_THEM}
            send(type="comm", what=msg_type, id=self.comm_id, data=json.loads(json.dumps(data, default=str)))

    return PageComm


def _show_in_outputs():
    """\`with output:\` shows in that widget; ipywidgets leaves it to a kernel."""
    from ipywidgets import Output

    entered = []

    def enter(output):
        entered.append(show.shown_in(output.model_id))
        entered[-1].__enter__()

    def leave(output, *error):
        return entered.pop().__exit__(*error)

    Output.__enter__, Output.__exit__ = enter, leave


def receive(comm_id, data):
    """The reader moved something."""
    import comm

    found = comm.get_comm_manager().get_comm(comm_id)
    if found is not None:
        found.handle_msg({"content": {"data": data}, "buffers": []})
`;var I={__init__:p,advice:h,backend:_,errors:g,figures:b,ipython:y,magics:w,mathml:u,names:v,needs:k,order:x,page:E,session:T,show:N,widgets:S};var f=self.fetch.bind(self),c,i,l,d,m=new Map,r=e=>c.postMessage(e);self.onmessage=async({data:e,ports:a})=>{self.onmessage=null,c=a[0];try{await X(new URL(e.list))}catch(t){r({type:"failed",words:String(t instanceof Error?t.message:t)})}};async function X(e){d=await(await f(e)).json(),B(),Z(),ee();let a=new URL(d.folder,e).href;for(let n of d.ahead)m.set(a+n,M(a+n));let{loadPyodide:t}=await import(`${a}pyodide.mjs`);i=await t({indexURL:a,lockFileURL:`${a}pyodide-lock.json${e.search}`,packages:d.first,env:{HOME:"/home/pyodide",MPLBACKEND:"module://live_python.backend"}}),i._api.on_fatal=()=>r({type:"broken"}),i.FS.mkdir("/home/pyodide/live_python");for(let[n,s]of Object.entries(I))i.FS.writeFile(`/home/pyodide/live_python/${n}.py`,s);l=i.pyimport("live_python.session"),l.start(n=>r(JSON.parse(n)),JSON.stringify(d.modules)),i.setStdout({batched:n=>l.write("stdout",`${n}
`)}),i.setStderr({batched:n=>l.write("stderr",`${n}
`)}),c.onmessage=({data:n})=>A=A.then(()=>Y(n)),r({type:"ready",python:i.runPython("import sys; '.'.join(map(str, sys.version_info[:3]))")})}var A=Promise.resolve();async function Y(e){let{place:a}=e;try{if(e.type==="comm")return l.receive(e.id,JSON.stringify(e.data)),r({type:"received",id:e.id});if(e.type==="outdated")return r({type:"outdated",places:JSON.parse(l.outdated(JSON.stringify(e.cells)))});if(e.type==="completions"||e.type==="about")return r({type:"answer",ask:e.ask,value:JSON.parse(l[e.type](e.dotted))});let t=e.cells?JSON.parse(l.needed(JSON.stringify(e.cells))):[];if(t.length)return r({type:"done",place:a,ok:!0,first:t});let n=await O(l.packages_for(e.code).toJs());if(n)return r({type:"error",place:a,name:"Not loaded",text:n}),r({type:"done",place:a,ok:!1});let{ok:s,missing:o}=JSON.parse(await l.run(a,e.label,e.code));o&&await O([o]),r({type:"done",place:a,ok:s})}catch(t){console.info(t),r({type:"broken"})}}async function O(e){let a=()=>e.filter(t=>!(t in i.loadedPackages));return a().length&&(await i.loadPackage(a(),{messageCallback:()=>{},errorCallback:()=>{}}),r({type:"loaded"}),i.pyimport("live_python.widgets").prepare()),a().length?`${a().join(", ")} could not be fetched from this site. Are you offline? Run again.`:""}function B(){self.fetch=async(e,a={})=>{let t=new URL(e instanceof Request?e.url:e,self.location.href);if(t.origin!==self.location.origin&&t.protocol!=="data:"&&t.protocol!=="blob:")throw new TypeError(`this page asks nobody but its own site, and ${t.host} is another`);let n=decodeURIComponent(t.pathname.split("/").at(-1)??""),s=d.sizes[n];if(!s)return f(e,a);r({type:"progress",name:n,loaded:0,size:s});let o=await(m.get(t.href)??M(t.href));m.delete(t.href),!o.ok&&!l&&r({type:"failed",words:`${n} is missing on this site`});let L=P=>r({type:"progress",name:n,loaded:P,size:s});return n.endsWith(".wasm")||!o.ok||!o.body?o:new Response(o.body.pipeThrough(Q(L,s)),o)}}var M=e=>f(e,{cache:"force-cache"});function Z(){let e=WebAssembly.instantiateStreaming.bind(WebAssembly);WebAssembly.instantiateStreaming=async(a,t)=>{let n=await e(a,t),s="pyodide.asm.wasm";return r({type:"progress",name:s,loaded:d.sizes[s],size:d.sizes[s]}),n}}function Q(e,a){let t=0,n=0;return new TransformStream({transform(s,o){t+=s.byteLength,(t-n>2e5||t>=a)&&e(n=t),o.enqueue(s)}})}function ee(){let e=`live-python-${Math.random()}`;navigator.locks&&navigator.locks.request(e,()=>(r({type:"alive",lock:e}),new Promise(()=>{})))}
