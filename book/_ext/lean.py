"""A page loads what it uses, and nothing else.

The theme brings a framework, an icon font and scripts: 850 kB gzip a page as it comes, all for a list of chapters
and a button. The book has its own page frame (`templates/`) and its own style sheet, so the theme's files are
neither linked nor shipped. Purging them was the other way; it needs a list of every class that a script may add.
"""

import hashlib
import re
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

OURS = ("tokens.css", "book.css", "site.js")  # on every page
TOKENS = "frontend/kit/tokens.css"
BUILT = "lib/explorables/static"  # the kit, and a script for each explorable
EXPLORABLE = re.compile(r'data-explorable="([a-z-]+)"')
DARK = re.compile(r'\[data-theme="dark"\][^{]*\{([^}]*)\}')
PLAIN = re.compile(r"\s+")


def keep_ours(app: Sphinx, page: str, template: str, context: dict, doctree: nodes.document | None) -> None:
    """Of all the files that extensions add to every page, keep the book's own."""
    explorables = set(EXPLORABLE.findall(context.get("body", "")))
    kept = {*OURS, *(f"explorable-{name}.js" for name in explorables), *(["explorables.js"] if explorables else [])}
    for kind in ("css_files", "script_files"):
        context[kind] = [file for file in context[kind] if Path(str(file.filename or "")).name in kept]
    context["description"] = description(doctree)


def page_scripts(app: Sphinx) -> None:
    """The front end of the explorables, for every page; `keep_ours` leaves each page its own."""
    scripts = sorted(Path(app.srcdir, BUILT).glob("*.js"), key=lambda path: path.name != "explorables.js")
    if not scripts:
        raise ExtensionError(f"{BUILT} is empty: run npm run build in frontend/")
    for path in scripts:  # the kit first
        app.config.html_static_path.append(str(path))
        app.add_js_file(path.name, loading_method="defer")


def page_tokens(app: Sphinx) -> None:
    """The colours, from the explorables' file; and dark for a dark system when no script sets `data-theme`."""
    css = Path(app.srcdir, TOKENS).read_text(encoding="utf-8")
    dark = DARK.search(css)
    if dark is None:
        raise ExtensionError(f'{TOKENS} has no rule for [data-theme="dark"]')
    css += f"@media screen and (prefers-color-scheme: dark) {{ html:not([data-theme]) {{{dark[1]}}} }}\n"
    path = Path(app.doctreedir, "static", "tokens.css")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(css, encoding="utf-8")
    app.config.html_static_path.append(str(path))
    app.add_css_file("tokens.css", priority=100)  # before book.css, which uses them


def description(doctree: nodes.document | None) -> str:
    """A page's first paragraph: its promise, and what a search engine shows."""
    first = next(doctree.findall(nodes.paragraph), None) if doctree else None
    text = PLAIN.sub(" ", first.astext()) if first else ""
    return text if len(text) <= 200 else text[:200].rsplit(" ", 1)[0] + " …"


def forget_widget_state(app: Sphinx, env: object) -> None:
    """myst-nb writes the whole state of every ipywidget into the page, for a script that isn't there."""
    for metadata in getattr(env, "nb_metadata", {}).values():
        metadata.get("js_files", {}).pop("ipywidgets_state", None)


def drop_unused(app: Sphinx, error: Exception | None) -> None:
    """Delete the static files that no page, style sheet or script names; a cell may make any of the explorables."""
    if error or app.builder.format != "html":
        return
    site = Path(app.outdir)
    pages = [page for page in site.rglob("*.html") if site / "_static" not in page.parents]  # there: the theme's macros
    sources = [*pages, *(site / "_static" / name for name in OURS)]
    texts = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    for path in sorted(site.glob("_static/**/*"), reverse=True):  # a folder after its files
        if path.is_file() and path.name not in texts and not path.match("explorable-*.js"):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def digest(*files: Path) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in sorted(files) if file.is_file())).hexdigest()


def notice_own_changes(app: Sphinx) -> None:
    """Sphinx looks at pages only; so an extension that changed asks for reading them anew, a style for writing them."""
    here, root = Path(__file__).parent, Path(app.confdir)
    looks = [*here.glob("templates/*.html"), *here.parent.glob("_assets/*"), root / TOKENS, *root.glob(f"{BUILT}/*.js")]
    app.add_config_value("own_code", digest(*here.glob("*.py")), "env", str)
    app.add_config_value("own_look", digest(*looks), "html", str)


def setup(app: Sphinx) -> None:
    notice_own_changes(app)
    app.connect("builder-inited", page_tokens)
    app.connect("builder-inited", page_scripts)
    app.connect("html-page-context", keep_ours, priority=900)  # after every extension had its say
    app.connect("env-updated", forget_widget_state)
    app.connect("build-finished", drop_unused)
