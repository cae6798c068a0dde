var p=`"""The reader's Python session, in the page's worker: what is needed of a notebook's kernel, and no more.

No IPython on this path: it would take two seconds and three megabytes before the first result.
"""
`;var c=`"""matplotlib's backend on the page: Agg draws, and \`plt.show()\` hands every open figure to the page."""

from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvas  # noqa: F401 (pyplot looks for it)

from .show import show_figures


def show(*args, **kwargs):
    show_figures()
`;var u=`"""A traceback cut to the reader's own lines, and a kind sentence where Python's words don't help on a page."""

import linecache
import re
import traceback

from .page import modules

LONGEST = 10_000  # characters of a traceback
CELL = re.compile(r'File "<(cell \\d+)>"')


def remember(label, code):
    """Keep the cell's lines for tracebacks; returns the file name under which they are known."""
    name = f"<{label}>"
    linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
    return name


def explain(error):
    told = traceback.TracebackException.from_exception(error, compact=True)
    _own_lines(told)
    text = "".join(told.format()).rstrip().replace("Traceback (most recent call last):\\n", "")
    text = CELL.sub(lambda found: found[1].capitalize(), text).replace(", in <module>", "")
    if len(text) > LONGEST:
        text = text[: LONGEST // 2] + "\\n…\\n" + text[-LONGEST // 2 :]
    return "\\n".join([text, *_advice(error)])


def _own_lines(told):
    while told is not None:
        mine = [frame for frame in told.stack if re.fullmatch(r"<cell \\d+>", frame.filename)]
        told.stack = traceback.StackSummary.from_list(mine)
        if told.exc_type is ModuleNotFoundError:
            told._str = told._str.splitlines()[0]  # Pyodide adds how to install, which is not possible here
        _own_lines(told.__cause__)
        told = told.__context__


def _advice(error):
    if isinstance(error, SyntaxError) and (error.text or "").lstrip().startswith(("%", "!")):
        return ["Lines that start with % or ! work in a notebook, not on this page."]
    if isinstance(error, SystemExit):
        return ["The cell asked Python to stop. The session goes on."]
    if isinstance(error, MemoryError):
        return ["Your browser gives this page no more memory. Stop frees it: Python then starts anew."]
    if isinstance(error, ModuleNotFoundError) and error.name:
        top = error.name.partition(".")[0]
        if top in modules:
            return [f"{top} is fetched now: run the cell again."]
        return [f"This page has no package {top}. It has numpy, matplotlib, sklearn, scipy and this book's lib."]
    return []
`;var h=`"""matplotlib's figures: sharp at any size, in the book's colours after \`plots.use_style()\`."""

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
`;var _=`"""Which of the site's packages a cell will import, told before it runs: what it doesn't use is never fetched.

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

    Nor what it only tries to import, and can do without.
    """
    todo = list(tree.body)
    while todo:
        node = todo.pop()
        yield node
        if isinstance(node, ast.Try) and any(_dotted(h.type) == "ModuleNotFoundError" for h in node.handlers):
            todo += [child for handler in node.handlers for child in handler.body]
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
`;var g=`"""The way to the page: messages, each a dictionary with a \`type\`, sent as JSON."""

import json

_post = None  # takes one string
modules = {}  # import name -> package on this site


def connect(post, modules_json):
    global _post
    _post = post
    modules.update(json.loads(modules_json))


def send(**message):
    _post(json.dumps(message))
`;var w=`"""Run cells, one after the other, in one namespace; whatever a cell does, the next one finds Python in order."""

import ast
import builtins
import json
import logging

from pyodide.code import CodeRunner

import __main__

from . import errors, needs, page, show, widgets

_intact = dict(vars(builtins))
_repair = vars(builtins).update  # bound now: after a cell's builtins.clear() there is no name to look it up by


def start(post, modules_json):
    page.connect(post, modules_json)
    builtins.input = _intact["input"] = no_input
    show.take_streams()
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # it tells of its cache, in every session


def no_input(prompt=""):
    raise RuntimeError("input() can't ask you anything here. Write the value into the code instead.")


def packages_for(code):
    return needs.needs(code, vars(__main__))


async def run(place, label, code):
    """Run a cell. Returns, as JSON, whether it went well, and the package whose absence it met."""
    missing = None
    show.take_streams()
    with show.shown_in(place) as shown:
        try:
            name = errors.remember(label, code)
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
`;var y=`"""What a cell shows: printed text, and values by their richest form. What is too much is cut, and counted."""

import base64
import io
import sys
import time
from importlib.util import find_spec

from . import errors, figures
from .page import send

TEXT_LIMIT = 100_000  # characters that a cell may print
SHOWN_LIMIT = 20  # figures and other displays of one cell
RICH_LIMIT = 4_000_000  # characters of one display
EVERY = 0.05  # seconds between two messages of printed text
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
            send(type="cut", place=self.name, words=f"… and {self.cut_text:,} more characters, cut here.")
        if self.cut_displays:
            send(type="cut", place=self.name, words=f"… and {self.cut_displays:,} more figures or tables, cut here.")


place = Place("")


class shown_in:
    """What happens inside is shown in the place of that name; an exception, too, which goes no further."""

    def __init__(self, name):
        self.name, self.failed = name, False

    def __enter__(self):
        global place
        show_figures()  # what was drawn before belongs to the place before
        flush()
        self.before, place = place, Place(self.name)
        return self

    def __exit__(self, kind, error, _):
        global place
        try:
            show_figures()
        except Exception as trouble:  # a figure that can't be drawn is the cell's mistake, too
            error = error or trouble
        flush()
        if error is not None:
            self.failed = True
            send(type="error", place=self.name, text=errors.explain(error))
        place.say_what_was_cut()
        place = self.before
        return True


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr: gathers text for a moment before it sends it."""

    encoding, errors = "utf-8", "strict"

    def __init__(self, name):
        self.name, self.waiting, self.sent = name, [], 0.0

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        room = TEXT_LIMIT - place.text
        if room < len(text):
            place.cut_text += len(text) - room
        if room > 0:
            place.text += min(room, len(text))
            self.waiting.append(text[:room])
            if time.monotonic() - self.sent > EVERY:
                self.flush()
        return len(text)

    def flush(self):
        if self.waiting:
            send(type="stream", place=place.name, name=self.name, text="".join(self.waiting))
            self.waiting.clear()
        self.sent = time.monotonic()


stdout, stderr = Stream("stdout"), Stream("stderr")


def take_streams():
    sys.stdout, sys.stderr = stdout, stderr


def flush():
    stdout.flush()
    stderr.flush()


def display(*values, **_):
    """Show each value by its richest form."""
    flush()
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
    """The book writes formulas as MathML, without a script; so does this, where the package is loaded."""
    if find_spec("latex2mathml") is None:
        return {}
    from latex2mathml.converter import convert

    block = latex.startswith("$$")
    try:
        return {"text/html": convert(latex.strip("$ \\n"), display="block" if block else "inline")}
    except Exception:  # then the formula stays text
        return {}
`;var b=`"""ipywidgets without a kernel: each widget's messages go to the page, and the page's come back.

Called when packages have been loaded; until IPython is among them there is nothing to do.
"""

import json
from importlib.util import find_spec

from . import show
from .page import send

PAGE_HAS_THEM = ("_esm", "_css")  # the front end, once for each widget
_prepared = False


def prepare():
    global _prepared
    if _prepared or find_spec("IPython") is None:
        return
    _prepared = True
    import IPython.display
    from IPython.core import display_functions

    for module in (IPython.display, display_functions):
        module.display, module.clear_output = show.display, clear
    if find_spec("comm") is not None:
        import comm

        comm.create_comm = _comm_class()
    if find_spec("ipywidgets") is not None:
        _show_in_outputs()


def clear(*args, **kwargs):
    send(type="clear", place=show.place.name)


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
`;var v={__init__:p,backend:c,errors:u,figures:h,needs:_,page:g,session:w,show:y,widgets:b};var m=self.fetch.bind(self),f,r,l,d,n=e=>f.postMessage(e);self.onmessage=async({data:e,ports:o})=>{self.onmessage=null,f=o[0];try{await j(new URL(e.list))}catch(t){n({type:"failed",words:String(t instanceof Error?t.message:t)})}};async function j(e){d=await(await m(e)).json(),C(),W(),H();let o=new URL(d.folder,e).href,{loadPyodide:t}=await import(`${o}pyodide.mjs`);r=await t({indexURL:o,lockFileURL:`${o}pyodide-lock.json${e.search}`,packages:d.first,env:{HOME:"/home/pyodide",MPLBACKEND:"module://live_python.backend"}}),r._api.on_fatal=()=>n({type:"broken"}),r.FS.mkdir("/home/pyodide/live_python");for(let[s,a]of Object.entries(v))r.FS.writeFile(`/home/pyodide/live_python/${s}.py`,a);l=r.pyimport("live_python.session"),l.start(s=>n(JSON.parse(s)),JSON.stringify(d.modules)),r.setStdout({batched:s=>l.write("stdout",`${s}
`)}),r.setStderr({batched:s=>l.write("stderr",`${s}
`)}),f.onmessage=({data:s})=>x=x.then(()=>A(s)),n({type:"ready",python:r.runPython("import sys; '.'.join(map(str, sys.version_info[:3]))")})}var x=Promise.resolve();async function A(e){let{place:o}=e;try{if(e.type==="comm")return l.receive(e.id,JSON.stringify(e.data)),n({type:"received",id:e.id});let t=await k(l.packages_for(e.code).toJs());if(t)return n({type:"error",place:o,name:"Not loaded",text:t}),n({type:"done",place:o,ok:!1});let{ok:s,missing:a}=JSON.parse(await l.run(o,e.label,e.code));a&&await k([a]),n({type:"done",place:o,ok:s})}catch(t){console.info(t),n({type:"broken"})}}async function k(e){let o=()=>e.filter(t=>!(t in r.loadedPackages));return o().length&&(await r.loadPackage(o(),{messageCallback:()=>{},errorCallback:()=>{}}),n({type:"loaded"}),r.pyimport("live_python.widgets").prepare()),o().length?`${o().join(", ")} could not be fetched from this site. Are you offline? Run again.`:""}function C(){self.fetch=async(e,o={})=>{let t=new URL(e instanceof Request?e.url:e,self.location.href);if(t.origin!==self.location.origin&&t.protocol!=="data:"&&t.protocol!=="blob:")throw new TypeError(`this page asks nobody but its own site, and ${t.host} is another`);let s=decodeURIComponent(t.pathname.split("/").at(-1)??""),a=d.sizes[s];if(!a)return m(e,o);n({type:"progress",name:s,loaded:0,size:a});let i=await m(e,{...o,integrity:"",cache:"force-cache"});!i.ok&&!l&&n({type:"failed",words:`${s} is missing on this site`});let T=N=>n({type:"progress",name:s,loaded:N,size:a});return s.endsWith(".wasm")||!i.ok||!i.body?i:new Response(i.body.pipeThrough($(T,a)),i)}}function W(){let e=WebAssembly.instantiateStreaming.bind(WebAssembly);WebAssembly.instantiateStreaming=async(o,t)=>{let s=await e(o,t),a="pyodide.asm.wasm";return n({type:"progress",name:a,loaded:d.sizes[a],size:d.sizes[a]}),s}}function $(e,o){let t=0,s=0;return new TransformStream({transform(a,i){t+=a.byteLength,(t-s>2e5||t>=o)&&e(s=t),i.enqueue(a)}})}function H(){let e=`live-python-${Math.random()}`;navigator.locks&&navigator.locks.request(e,()=>(n({type:"alive",lock:e}),new Promise(()=>{})))}
