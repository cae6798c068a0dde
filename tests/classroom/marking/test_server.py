"""Who may see the marking page, and whose marks are taken: asked by hand, header by header."""

import http.client
import json
import os
import re
import signal
import subprocess
import threading

import pytest

from classroom.marking.desk import Desk
from classroom.marking.server import Server
from tests.classroom.helpers import ROOT, command
from tests.every import every

from .desks import folder, table

EVIL = "<script>parent.document.title = 'mine'</script> ![x](http://example.org/spy.png)"


@pytest.fixture
def out(tmp_path):
    return folder(tmp_path / "out", {"anna": "The odds double.", "bo": EVIL})


@pytest.fixture
def server(out):
    with Server(Desk(out)) as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def ask(server, where="", method="GET", body=None, **headers):
    """(status, headers, body). A header given as None is not sent; _ in its name is -."""
    address = server.path + where
    given = {"Host": server.host, "Cookie": f"marker={server.session}"}
    if method == "POST":
        given |= {"Origin": f"http://{server.host}", "Content-Type": "application/json"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
    connection.putrequest(method, address, skip_host=True, skip_accept_encoding=True)
    data = json.dumps(body).encode() if body is not None else b""
    given.setdefault("Content-Length", str(len(data)))
    for name, value in given.items():
        if value is not None:
            connection.putheader(name, value)
    connection.endheaders(data)
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read().decode()
    connection.close()
    return found


def entry(server, student="anna"):
    return next(each for each in server.desk.entries.values() if each.student == student).id


def mark(server, points=3, **headers):
    name = entry(server)
    body = {"points": points, "comment": "", "seen": server.desk.state(name)["version"]}
    return ask(server, f"mark/{name}", "POST", body, **headers)


def test_only_the_loopback_is_listened_to(server):
    assert server.server_address[0] == "127.0.0.1"
    assert server.address.startswith(f"http://127.0.0.1:{server.server_port}/")


def test_the_token_becomes_a_cookie_and_leaves_the_address(server):
    status, headers, body = ask(server, f"?token={server.token}", Cookie=None)
    assert (status, headers["Location"], body) == (303, server.path, "")
    cookie = headers["Set-Cookie"]
    assert cookie == f"marker={server.session}; Path={server.path}; HttpOnly; SameSite=Strict"
    assert server.token not in cookie
    assert ask(server)[0] == 200
    assert server.token not in ask(server)[2]


@pytest.mark.parametrize("token", ["", "x", "é"])
def test_a_wrong_token_opens_nothing(server, token):
    status, headers, _ = ask(server, f"?token={token.encode().hex() if token == 'é' else token}", Cookie=None)
    assert (status, "Set-Cookie" in headers) == (403, False)


WHERE = ["", "parts", "names", "page.js", "page.css", "mark/{entry}", "answer/{entry}"]


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("cookie", [None, "marker=x", "marker=", "other=1", "marker", 'marker="; Path=/', "a" * 5000])
def test_without_the_cookie_nothing_is_shown(server, where, cookie):
    status, _, body = ask(server, where.format(entry=entry(server)), Cookie=cookie)
    assert status == 403
    assert "odds" not in body


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize(
    "host",
    [None, "", "localhost:{port}", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:{port}"],
)
def test_a_name_that_was_bent_to_the_loopback_is_not_answered(server, where, host):
    """DNS rebinding: the browser takes us for another site, and says so in Host."""
    host = host and host.format(port=server.server_port)
    status, _, body = ask(server, where.format(entry=entry(server)), Host=host)
    assert status == 403
    assert "odds" not in body


def test_a_mark_from_the_page_is_taken(server, out):
    status, _, body = mark(server)
    assert (status, json.loads(body)["points"]) == (200, 3)
    assert table(out)["anna"] == (3, "")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": None},
        {"Origin": "null"},  # a sandboxed frame
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:1"},  # another server on this machine: to SameSite it is the same site
        {"Origin": "https://{host}"},
        {"Origin": "http://{host}.evil.example"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Content_Type": "text/plain"},
        {"Content_Type": "application/x-www-form-urlencoded"},
        {"Content_Type": None},
        {"Cookie": None},
        {"Cookie": "marker=guess"},
        {"Host": "evil.example"},
    ],
)
def test_a_mark_from_elsewhere_is_not_taken(server, out, headers):
    headers = {name: value and value.format(host=server.host) for name, value in headers.items()}
    assert mark(server, **headers)[0] in (403, 415)
    assert table(out)["anna"] == (None, "")


@pytest.mark.parametrize("length", ["-1", "x", "", "1e3", "999999999", "٣"])
def test_a_length_that_is_none_is_refused(server, out, length):
    assert mark(server, Content_Length=length.encode())[0] == 413
    assert table(out)["anna"] == (None, "")


@pytest.mark.parametrize("body", [[], 7, None, {"points": 3}, {"points": 9, "comment": "", "seen": ""}])
def test_a_body_that_is_no_mark_is_told(server, out, body):
    status, _, _ = ask(server, f"mark/{entry(server)}", "POST", body)
    assert status in (400, 409)
    assert table(out)["anna"] == (None, "")


def test_a_conflict_is_told_with_what_stands_there(server, out):
    old = server.desk.state(entry(server))["version"]
    mark(server, 1)
    status, _, body = ask(server, f"mark/{entry(server)}", "POST", {"points": 3, "comment": "", "seen": old})
    assert (status, json.loads(body)["points"]) == (409, 1)
    assert table(out)["anna"] == (1, "")


@pytest.mark.parametrize("where", ["mark/nobody", "answer/nobody", "answer/../../seed", "../", "page.py", "marks"])
def test_there_is_nothing_else(server, where):
    assert ask(server, where)[0] == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "HEAD", "PATCH"])
def test_there_are_no_other_ways_to_ask(server, method):
    assert ask(server, method=method)[0] == 501


def policy(server, where):
    return dict(
        (part.strip().partition(" ")[::2]) for part in ask(server, where)[1]["Content-Security-Policy"].split(";")
    )


def test_the_page_runs_its_own_script_only_and_stands_in_no_frame(server):
    found = policy(server, "")
    assert found["default-src"] == "'none'"
    assert found["script-src"] == "'self'"
    assert found["frame-ancestors"] == found["form-action"] == found["base-uri"] == "'none'"
    page = ask(server)[2]
    assert set(re.findall(r'(?:src|href)="([^"]*)"', page)) == {"page.js", "page.css"}
    assert not re.search(r"<script(?! src=)| on[a-z]+=|style=", page)


def test_an_answer_stands_in_a_document_that_can_do_nothing(server):
    where = f"answer/{entry(server, 'bo')}"
    found = policy(server, where)
    assert found["sandbox"] == ""  # no scripts, no forms, no origin
    assert found["default-src"] == "'none'"
    assert found["img-src"] == "data:"
    assert "script-src" not in found
    body = ask(server, where)[2]
    assert "&lt;script&gt;" in body
    assert "<script" not in body
    assert "<img" not in body


@pytest.mark.parametrize("where", [*WHERE, "nothing"])
def test_nothing_is_stored_guessed_or_told_on(server, where):
    headers = ask(server, where.format(entry=entry(server)))[1]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"]
    assert "Python" not in headers["Server"]


def test_two_servers_do_not_share_a_cookie(server, out):
    with Server(Desk(out)) as other:
        assert other.path != server.path
        assert other.session != server.session
        assert other.token != server.token


def test_the_command_serves_and_writes_the_grades_at_its_end(out):
    with subprocess.Popen(command("mark", out), cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            said = process.stdout.readline()
            port, path, token = re.search(r"http://127\.0\.0\.1:(\d+)(/\S+/)\?token=(\S+)", said).groups()
            connection = http.client.HTTPConnection("127.0.0.1", int(port))
            connection.request("GET", f"{path}?token={token}")
            cookie = connection.getresponse().getheader("Set-Cookie").partition(";")[0]
            desk = Desk(out)
            name = next(iter(every(desk.entries)))
            body = json.dumps({"points": 2, "comment": "good", "seen": desk.state(name)["version"]})
            connection = http.client.HTTPConnection("127.0.0.1", int(port))
            origin = {"Origin": f"http://127.0.0.1:{port}", "Content-Type": "application/json", "Cookie": cookie}
            connection.request("POST", f"{path}mark/{name}", body, origin)
            assert connection.getresponse().status == 200
            process.send_signal(signal.SIGTERM)
            rest, _ = process.communicate(timeout=300)
        finally:
            process.kill()
    assert process.returncode == 0
    assert f"All marks are saved: {out / 'grades.csv'}" in rest
    assert re.search(r"^Still to be marked: \d+ answers?( and \d+ files? as a whole)?\.$", rest, re.MULTILINE)
    assert token not in rest
    student = desk.entries[name].student
    assert "good" in (out / f"feedback/{student}.html").read_text(encoding="utf-8")
    assert os.listdir(out / "hand-grading-copies")
