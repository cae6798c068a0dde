"""The marking page, served to one browser on this machine. `SECURITY.md` says what is promised and how it is tested.

It is made of the standard library's http.server: seven addresses for one person on the loopback need no framework,
and each promise below is a line that can be read here.

- Only the loopback is listened to, and only requests that name it as 127.0.0.1 are answered (DNS rebinding).
- The token of the address is exchanged at once for a cookie that no script and no other site's request has.
- A mark is taken only from this very page: its Origin is checked, and what is sent must be JSON.
- What a student wrote stands in a frame without scripts, forms, or this page's origin.
"""

import base64
import contextlib
import hashlib
import json
import os
import secrets
from collections.abc import Callable
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from classroom import pages
from classroom.exercise.places import places
from classroom.grading.report import AS_A_WHOLE, asked, heading, title
from classroom.markdown import strangers
from classroom.marking.desk import Conflict, Desk

COOKIE = "marker"
LONGEST = 100_000  # bytes of a request
HERE = Path(__file__).parent
LOOK = HERE.parent / "templates/look.css"
NOTHING = "default-src 'none'; frame-ancestors 'none'"
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
ANSWER_POLICY = (
    "sandbox; default-src 'none'; style-src 'sha256-{style}'; img-src data:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
FRAME = "<!doctype html><html lang=en><meta charset=utf-8><title>Answer</title><style>{style}</style><main>{answer}"


class Refused(Exception):
    """A request that is not answered, and why."""

    def __init__(self, status: HTTPStatus, why: str):
        super().__init__(why)
        self.status = status


class Server(ThreadingHTTPServer):
    """Serves one desk. `address` is what the marker opens."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"

    def __init__(self, desk: Desk, port: int = 0):
        super().__init__(("127.0.0.1", port), Handler)
        self.desk = desk
        self.token, self.session = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        # cookies are sent to every port of a host; a path that nobody else knows keeps ours from other servers' ears
        self.path = f"/{secrets.token_urlsafe(12)}/"
        self.host = f"127.0.0.1:{self.server_port}"
        self.style = LOOK.read_text(encoding="utf-8") + "main { padding: 1rem; max-width: none; }"

    @property
    def address(self) -> str:
        return f"http://{self.host}{self.path}?token={self.token}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away is nobody's mistake."""


class Handler(BaseHTTPRequestHandler):
    """One request. Nothing is logged: an address may hold the token."""

    server: Server
    timeout = 30

    def log_message(self, *given: Any) -> None:
        pass

    def do_GET(self) -> None:
        self.answer(self.get)

    def do_POST(self) -> None:
        self.answer(self.post)

    def answer(self, method: Callable[[str], None]) -> None:
        try:
            self.check_host()
            method(self.below())
        except Refused as refused:
            self.refuse(refused.status, str(refused))
        except KeyError:
            self.refuse(HTTPStatus.NOT_FOUND, "There is no such answer.")
        except Conflict as conflict:
            self.reply_json(conflict.theirs, HTTPStatus.CONFLICT)
        except (ValueError, OSError) as error:  # a mark that is none; a table that can't be read
            self.reply_json({"error": str(error)}, HTTPStatus.BAD_REQUEST)

    # Who may ask

    def check_host(self) -> None:
        if self.headers.get_all("Host") != [self.server.host]:
            told = f"Open this page as {self.server.host}, with the address that `classroom mark` has printed."
            raise Refused(HTTPStatus.FORBIDDEN, told)

    def below(self) -> str:
        """The address below the server's own path."""
        path = urlsplit(self.path).path
        if not path.startswith(self.server.path):
            raise Refused(HTTPStatus.NOT_FOUND, "There is nothing here.")
        return path.removeprefix(self.server.path)

    def check_cookie(self) -> None:
        jar: SimpleCookie = SimpleCookie()
        with contextlib.suppress(CookieError):
            jar.load(self.headers.get("Cookie", ""))
        given = jar[COOKIE].value if COOKIE in jar else ""
        if not secrets.compare_digest(given.encode(), self.server.session.encode()):
            told = "This browser has not been let in. Open the address that `classroom mark` has printed."
            raise Refused(HTTPStatus.FORBIDDEN, told)

    def check_origin(self) -> None:
        """A page of another site, or a frame without an origin, may post; it isn't heard."""
        if self.headers.get_all("Origin") != [f"http://{self.server.host}"]:
            raise Refused(HTTPStatus.FORBIDDEN, "Marks are taken from the marking page only.")
        if self.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise Refused(HTTPStatus.FORBIDDEN, "Marks are taken from the marking page only.")
        if self.headers.get_content_type() != "application/json":
            raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "A mark is sent as JSON.")

    # What is answered

    def get(self, where: str) -> None:
        query = parse_qs(urlsplit(self.path).query)
        if where == "" and "token" in query:
            return self.let_in(query["token"][0])
        self.check_cookie()
        desk = self.server.desk
        if where == "":
            self.reply(_page(desk), "text/html", PAGE_POLICY)
        elif where in ("page.js", "page.css"):
            words = (HERE / where).read_text(encoding="utf-8")
            before = LOOK.read_text(encoding="utf-8") if where == "page.css" else ""
            self.reply(before + words, "text/javascript" if where == "page.js" else "text/css")
        elif where == "parts":
            self.reply_json(desk.overview())
        elif where == "names":
            self.reply_json(desk.names())
        elif where.startswith("mark/"):
            self.reply_json(desk.state(where.removeprefix("mark/")))
        elif where.startswith("answer/"):
            self.show(desk.shown(where.removeprefix("answer/")))
        else:
            raise Refused(HTTPStatus.NOT_FOUND, "There is nothing here.")

    def let_in(self, token: str) -> None:
        """The token for a cookie, and away from the address."""
        if not secrets.compare_digest(token.encode(), self.server.token.encode()):
            raise Refused(HTTPStatus.FORBIDDEN, "That address is of an earlier run, or incomplete.")
        self.send_response(HTTPStatus.SEE_OTHER)
        cookie = f"{COOKIE}={self.server.session}; Path={self.server.path}; HttpOnly; SameSite=Strict"
        self.finish_headers({"Location": self.server.path, "Set-Cookie": cookie, "Content-Length": "0"})

    def post(self, where: str) -> None:
        self.check_cookie()
        self.check_origin()
        if not where.startswith("mark/"):
            raise Refused(HTTPStatus.NOT_FOUND, "There is nothing here.")
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit() or int(length) > LONGEST:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "That is too long.")
        try:
            given = json.loads(self.rfile.read(int(length)))
        except RecursionError:
            raise ValueError("that is no mark") from None
        if not isinstance(given, dict):
            raise ValueError("that is no mark")
        mark = [given.get(name) for name in ("points", "comment", "seen")]
        self.reply_json(self.server.desk.save(where.removeprefix("mark/"), *mark))

    def show(self, answer: str) -> None:
        style = self.server.style
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        self.reply(FRAME.format(style=style, answer=answer), "text/html", ANSWER_POLICY.format(style=digest))

    def refuse(self, status: HTTPStatus, why: str) -> None:
        self.reply(f"{why}\n", "text/plain", status=status)

    def reply_json(self, facts: Any, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.reply(json.dumps(facts), "application/json", status=status)

    def reply(self, words: str, kind: str, policy: str = NOTHING, status: HTTPStatus = HTTPStatus.OK) -> None:
        data = words.encode(errors="backslashreplace")
        self.send_response(status)
        self.finish_headers(
            {
                "Content-Type": f"{kind}; charset=utf-8",
                "Content-Length": str(len(data)),
                "Content-Security-Policy": policy,
            }
        )
        self.wfile.write(data)

    def finish_headers(self, more: dict[str, str]) -> None:
        for name, value in (HEADERS | more).items():
            self.send_header(name, value)
        self.end_headers()

    def version_string(self) -> str:
        return "classroom"


def _page(desk: Desk) -> str:
    exercise = desk.graded.exercise
    shown = places(exercise)
    parts = [
        {
            "id": part.id,
            "title": title(part.id, place := shown.get(part.id, AS_A_WHOLE)),
            "most": f"{part.points:g}",
            "question": asked(place.question),
            "model": strangers(part.answer),
        }
        for part in desk.parts
    ]
    return pages.render("mark.html", heading=heading(exercise), parts=parts)
