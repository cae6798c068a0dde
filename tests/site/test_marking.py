"""The marking page in a real browser: marks by keys, answers that do harm, other sites, two markers, a phone."""

import contextlib
import http.server
import io
import re
import threading

import pytest
from PIL import Image
from playwright.sync_api import expect

from classroom.grading import hand, pictures
from classroom.grading.result import WHOLE
from classroom.marking import desk as desks
from classroom.marking import server as serving
from classroom.marking.desk import Desk
from classroom.marking.server import Server
from tests.classroom.marking.desks import folder, table
from tests.every import every

from .conftest import new_context
from .page import STANDARDS, violations

LONG = "The weight adds 0.7 to the log-odds: $e^{0.7} \\approx 2$.\n\n" + "And so on, word by word. " * 200
ANSWERS = {"anna": LONG, "bo": "It depends.", "cy": "No idea."}
NAMES = {"anna": "Änna O'Brien", "bo": "Bo van 't Hooft", "cy": "李小龙"}


CONFLICT = "409 (Conflict)"  # an answer like others, and Chromium's console calls it an error


@contextlib.contextmanager
def running(made):
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.shutdown()
        made.server_close()
        thread.join()


@pytest.fixture
def out(tmp_path):
    return folder(tmp_path / "out", ANSWERS, NAMES)


@pytest.fixture
def server(out):
    with running(Server(Desk(out))) as made:
        yield made


@pytest.fixture
def opened(browser, server):
    """Function -> a page that was let in; at the end, nothing may have gone wrong and nobody else been asked."""
    contexts, problems, requests = [], [], []

    def start(within=None, problematic=False, **options):
        context = within or new_context(browser, **{"viewport": {"width": 1280, "height": 800}} | options)
        contexts.append(context)
        page = context.new_page()
        if not problematic:
            wrong = ("error", "warning")
            page.on(
                "console", lambda m: problems.append(m.text) if m.type in wrong and CONFLICT not in m.text else None
            )
            page.on("pageerror", lambda e: problems.append(str(e)))
            page.on("request", lambda r: requests.append(r.url))
        page.goto(server.address)
        expect(page.locator("#where")).to_contain_text("Answer 1 of")
        expect(page.locator("iframe")).to_have_count(1)
        return page

    yield start
    for context in contexts:
        context.close()
    assert problems == []
    assert [url for url in requests if not url.startswith((f"http://{server.host}/", "data:"))] == []


def student_at(server, number):
    return list(server.desk.entries.values())[number - 1].student


def at(page, number):
    expect(page.locator("#where")).to_contain_text(f"Answer {number} of")
    expect(page.locator("iframe")).to_have_attribute("title", f"Answer {number}")


def saved(page, words):
    expect(page.locator("#said")).to_have_text(words)


def test_the_token_leaves_the_address_and_no_script_sees_the_cookie(opened, server):
    page = opened()
    assert page.url == f"http://{server.host}{server.path}"
    assert page.evaluate("document.cookie") == ""
    (cookie,) = page.context.cookies(page.url)
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Strict", server.path)
    assert page.evaluate("performance.getEntriesByType('navigation')[0].name") == page.url
    page.reload()
    at(page, 1)


def test_marks_are_given_by_keys_alone_and_saved_at_once(opened, server, out):
    page = opened()
    page.keyboard.press("2")
    saved(page, "Saved: 2 of 3.")
    assert table(out)[student_at(server, 1)] == (2, "")
    page.keyboard.press(".")
    saved(page, "Saved: 2.5 of 3.")
    page.keyboard.press("j")
    page.keyboard.press("1")  # a quick hand: it is for the second answer
    at(page, 2)
    saved(page, "Saved: 1 of 3.")
    page.keyboard.press("c")
    page.keyboard.type("From where? j k 3")
    page.keyboard.press("Control+Enter")
    at(page, 3)
    page.keyboard.press("k")
    at(page, 2)
    expect(page.locator("#comment")).to_have_value("From where? j k 3")
    page.keyboard.press("u")
    at(page, 3)
    page.keyboard.press("0")
    saved(page, "Saved: 0 of 3.")
    expect(page.locator("#progress")).to_have_text("3 of 3 marked")
    found = table(out)
    wanted = [(2.5, ""), (1, "From where? j k 3"), (0, "")]
    assert [found[student_at(server, number)] for number in (1, 2, 3)] == wanted
    assert len(list((out / hand.COPIES).iterdir())) == 5


def test_keys_can_be_turned_off_and_are_listed(opened, out):
    page = opened()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("3")  # for the list, not for the answer
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_label("Use keys").uncheck()
    page.keyboard.press("j")
    page.keyboard.press("2")
    page.get_by_label("Use keys").check()
    page.get_by_label("Use keys").blur()
    page.keyboard.press("1")
    saved(page, "Saved: 1 of 3.")
    assert sorted((mark[0] for mark in table(out).values()), key=str) == [1, None, None]


def test_every_control_is_reached_by_tab(opened):
    page = opened()
    reached = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.textContent"))
    assert reached >= {"part", "names", "keys", "help", "next", "unmarked", "0", "3", "points", "comment"}


def test_names_are_asked_for_or_not_told(opened):
    page = opened()
    asked = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    for number in (2, 3):
        page.keyboard.press("j")
        at(page, number)
    words = page.content() + "".join(frame.content() for frame in page.frames)
    assert [name for name in NAMES.values() if name in words] == []
    assert "names" not in asked
    page.keyboard.press("n")
    expect(page.locator("#where")).to_have_text(re.compile("Answer 3 of 3: (Änna O'Brien|Bo van 't Hooft|李小龙)"))
    page.keyboard.press("n")
    expect(page.locator("#where")).to_have_text("Answer 3 of 3")


def test_a_pasted_picture_and_a_formula_are_drawn(opened, server, out):
    raw = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(raw, "PNG")
    name = pictures.name_of(raw.getvalue(), "image/png")
    (out / ".work/pictures").mkdir()
    (out / ".work/pictures" / name).write_bytes(raw.getvalue())
    for entry in server.desk.entries.values():
        object.__setattr__(entry, "answer", f"$\\frac{{1}}{{2}}$ ![mine](attachment:{name})")
    page = opened()
    frame = page.frame_locator("iframe")
    expect(frame.locator("math mfrac")).to_be_visible()
    expect(frame.get_by_role("img", name="mine")).to_be_visible()
    assert page.frames[-1].evaluate("document.images[0].naturalWidth") == 40


# Answers that do harm

SCRIPT = """<script>
fetch("../mark/NAME").then(each => each.json()).then(mark => fetch("../mark/NAME", {
  method: "POST", headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ points: 3, comment: "all right", seen: mark.version }) }));
parent.document.title = top.document.title = "mine";
</script>"""
ATTACK = f"""{SCRIPT}
<img src="x" onerror="document.forms[0].submit()"><img src="http://127.0.0.1:PORT/spy.png">
<form method="post" action="../mark/NAME" enctype="text/plain"><input name="points" value="3">
<button autofocus>Read on</button></form>
<meta http-equiv="refresh" content="0; url=http://127.0.0.1:PORT/away">
<link rel="stylesheet" href="http://127.0.0.1:PORT/spy.css"><base href="http://127.0.0.1:PORT/">
<iframe src="javascript:parent.parent.document.title = 'mine'"></iframe>
<a href="http://127.0.0.1:PORT/clicked" target="_top">Read on</a>
<script src="../page.js"></script>
"""


@pytest.fixture
def knocked():
    """A server of somebody else's on this machine, and what it was asked."""
    asked = []

    class Knock(http.server.BaseHTTPRequestHandler):
        page = b"<title>Elsewhere</title>"

        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(self.page)

        def log_message(self, *given):
            pass

    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Knock)
    made.asked, made.handler = asked, Knock
    with running(made):
        yield made


def attack(server, knocked, monkeypatch, *, raw, text=ATTACK):
    """The attack as the answer of everybody: through the renderer, or, if that let all through, as it is."""
    for name, entry in server.desk.entries.items():
        words = text.replace("NAME", name).replace("PORT", str(knocked.server_port))
        object.__setattr__(entry, "answer", words)
    if raw:
        monkeypatch.setattr(desks, "strangers", lambda words, picture: words)


@pytest.mark.parametrize("raw", [False, True], ids=["rendered", "as it is"])
def test_an_answer_that_posts_a_mark_posts_none(opened, server, knocked, out, monkeypatch, raw):
    attack(server, knocked, monkeypatch, raw=raw)
    posted = []
    page = opened(problematic=raw)  # what the browser refuses, it says
    page.on("request", lambda request: posted.append(request.url) if request.method == "POST" else None)
    for number in (2, 3):
        page.keyboard.press("j")
        at(page, number)
    frame = page.locator("iframe").element_handle().content_frame()  # not one that is just leaving
    frame.wait_for_load_state("load")
    button = frame.get_by_role("button", name="Read on")
    assert button.count() == int(raw)
    for each in button.all():
        each.click()
    assert page.title().startswith("Marking")
    assert page.evaluate("location.pathname") == server.path
    for number in (2, 1):
        page.get_by_role("button", name="Previous").click()
        at(page, number)
    assert posted == []
    assert knocked.asked == []
    assert {mark[0] for mark in table(out).values()} == {None}


def test_without_the_bounds_the_same_answer_would_post_one(browser, server, knocked, out, monkeypatch):
    """The attack is one: in a frame with scripts and with this page's origin it earns three points."""
    attack(server, knocked, monkeypatch, raw=True, text=SCRIPT)
    monkeypatch.setattr(serving, "ANSWER_POLICY", "default-src * 'unsafe-inline'")
    source = (serving.HERE / "page.js").read_text(encoding="utf-8")
    assert 'frame.setAttribute("sandbox", "");' in source
    context = new_context(browser)
    context.route("**/page.js", lambda route: route.fulfill(
        body=source.replace('frame.setAttribute("sandbox", "");', ""), content_type="text/javascript"
    ))  # fmt: skip
    page = context.new_page()
    with page.expect_response(lambda response: response.request.method == "POST" and response.status == 200):
        page.goto(server.address)
    context.close()
    assert 3 in {mark[0] for mark in table(out).values()}


POSTS = """<title>Elsewhere</title><iframe name="hidden"></iframe>
<form method="post" target="hidden" action="ADDRESSmark/NAME" enctype="text/plain">
<input name='{"points": 3, "comment": "", "seen": "SEEN", "a": "' value='"}'></form>
<iframe id="page" src="ADDRESS"></iframe>
<script>
document.forms[0].submit();
const body = '{"points": 3, "comment": "", "seen": "SEEN"}';
const ways = [{ mode: "no-cors" }, { headers: { "Content-Type": "application/json" } }];
Promise.allSettled(ways.map(way => fetch("ADDRESSmark/NAME", { method: "POST", credentials: "include", body, ...way })))
  .then(() => { document.title = "tried"; });
</script>"""


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"], ids=["same site, other port", "another site"])
def test_another_site_posts_no_mark_and_shows_no_page(opened, server, knocked, out, host):
    """It knows the address and the answer's name; the cookie is there, and to SameSite a port is no other site."""
    name = next(iter(server.desk.entries))
    own = f"http://{server.host}{server.path}"
    words = POSTS.replace("ADDRESS", own).replace("NAME", name).replace("SEEN", server.desk.state(name)["version"])
    knocked.handler.page = words.encode()
    first = opened()
    answers = []
    page = first.context.new_page()
    page.on("response", lambda each: answers.append((each.request.method, each.status)) if own in each.url else None)
    page.goto(f"http://{host}:{knocked.server_port}/")
    page.wait_for_function("document.title === 'tried'")
    page.wait_for_load_state("load")
    assert {status for method, status in every(answers) if method == "POST"} <= {403, 415}
    assert ("POST", 403) in answers
    framed = next(frame for frame in page.frames if frame.parent_frame and frame.name != "hidden")
    assert framed.locator("#mark").count() == 0
    assert {mark[0] for mark in table(out).values()} == {None}


# Side by side


def test_two_tabs_lose_nothing_of_each_other(opened, server, out):
    one = opened()
    two = opened(within=one.context)
    who = student_at(server, 1)
    two.locator("#comment").fill("mine, and long")
    one.bring_to_front()
    one.locator("#steps button").nth(1).click()
    saved(one, "Saved: 1 of 3.")
    two.bring_to_front()
    two.locator("#steps button").nth(3).click()
    conflict = two.get_by_role("alert")
    expect(conflict).to_contain_text("Somebody else has marked this answer meanwhile")
    expect(conflict).to_contain_text("1 points, no comment")
    assert table(out)[who] == (1, "")
    expect(two.locator("#comment")).to_have_value("mine, and long")
    two.keyboard.press("j")  # not before it is decided
    at(two, 1)
    two.get_by_role("button", name="Save mine").click()
    saved(two, "Saved: 3 of 3.")
    assert table(out)[who] == (3, "mine, and long")
    assert violations(two, STANDARDS) == []


def test_two_servers_lose_nothing_of_each_other(opened, browser, server, out):
    one = opened()
    with running(Server(Desk(out))) as other:
        context = new_context(browser)
        two = context.new_page()
        two.goto(other.address)
        at(two, 1)
        two.keyboard.press("2")
        saved(two, "Saved: 2 of 3.")
        two.keyboard.press("j")
        at(two, 2)
        two.keyboard.press("1")
        saved(two, "Saved: 1 of 3.")
        one.keyboard.press("3")
        expect(one.get_by_role("alert")).to_contain_text("2 points")
        one.get_by_role("button", name="Keep theirs").click()
        saved(one, "Theirs is kept.")
        expect(one.locator("#points")).to_have_value("2")
        one.keyboard.press("j")
        at(one, 2)
        expect(one.locator("#points")).to_have_value("1")
        context.close()
    found = table(out)
    assert [found[student_at(server, number)][0] for number in (1, 2, 3)] == [2, 1, None]


def test_what_could_not_be_saved_still_stands_there(opened, server, out):
    page = opened(problematic=True)
    broken = (out / hand.TABLE).read_text(encoding="utf-8-sig")
    (out / hand.TABLE).write_text(broken.replace("anna", "Anna B."), encoding="utf-8")
    page.locator("#comment").fill("a long thought")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_contain_text("Not saved: ")
    expect(page.locator("#said")).to_contain_text("'Anna B.' is no student's name")
    at(page, 1)
    expect(page.locator("#comment")).to_have_value("a long thought")
    (out / hand.TABLE).write_text(broken, encoding="utf-8")
    page.keyboard.press("j")
    at(page, 2)
    assert table(out)[student_at(server, 1)] == (None, "a long thought")


@pytest.mark.parametrize("points", ["4", "-1"])
def test_points_out_of_range_are_told_and_not_saved(opened, out, points):
    page = opened()
    page.locator("#points").fill(points)
    page.locator("#points").blur()
    saved(page, "Not saved: points must be from 0 to 3.")
    assert {mark[0] for mark in table(out).values()} == {None}


# How it looks


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 800, 1280])
def test_every_width_and_both_themes_are_accessible(opened, width, scheme):
    page = opened(viewport={"width": width, "height": 740}, color_scheme=scheme)
    page.keyboard.press("2")
    saved(page, "Saved: 2 of 3.")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("?")
    assert violations(page, STANDARDS) == []


def test_on_a_laptop_answer_and_points_are_on_one_screen(opened):
    page = opened(viewport={"width": 1280, "height": 720})
    for name in ("#frame", "#steps", "#comment", "#said"):
        box = page.locator(name).bounding_box()
        assert box["y"] + box["height"] <= 720, name


def test_no_answer_is_no_error(browser, tmp_path):
    with running(Server(Desk(folder(tmp_path / "none", {"anna": ""})))) as made:
        context = new_context(browser)
        page = context.new_page()
        page.goto(made.address)
        expect(page.locator("#where")).to_have_text("Nobody has answered this part")
        expect(page.locator("#comment")).to_be_disabled()
        context.close()


def test_what_could_not_be_read_is_marked_as_a_whole(browser, tmp_path):
    out = folder(tmp_path / "out", {"anna": "It doubles."}, {"bo": "Bö"}, broken=["bo", "cy"])
    with running(Server(Desk(out))) as made:
        context = new_context(browser)
        page = context.new_page()
        page.goto(made.address)
        at(page, 1)
        expect(page.locator("#progress")).to_have_text("0 of 1 marked; 2 in other parts not yet")
        page.keyboard.press("3")
        saved(page, "Saved: 3 of 3.")
        page.reload()  # and the page begins where something is to be done
        expect(page.locator("#part option:checked")).to_have_text("As a whole (14 points)")
        at(page, 1)
        expect(page.locator("[data-part='as a whole']")).to_contain_text("in the place of every part's")
        expect(page.locator("[data-part='as a whole']")).not_to_contain_text("Model answer")
        expect(page.frame_locator("iframe").locator("pre")).to_have_text("%PDF-1.7")
        page.keyboard.press("0")
        saved(page, "Saved: 0 of 14.")
        page.keyboard.press("j")
        at(page, 2)
        page.locator("#points").fill("12.5")
        page.locator("#comment").fill("Read by me.")
        page.locator("#points").focus()
        saved(page, "Saved: 12.5 of 14.")
        assert violations(page, STANDARDS) == []
        context.close()
    marks = hand.recall(out / hand.LEDGER)
    assert sorted(mark.points for mark in marks.values() if mark.given) == [0, 3, 12.5]
    assert {where.part for where in marks} == {"explain-weight", WHOLE}


def test_where_nothing_is_to_be_marked_it_says_so(browser, tmp_path, monkeypatch):
    desk = Desk(folder(tmp_path / "out", {"anna": ""}))
    monkeypatch.setattr(Desk, "parts", [])
    with running(Server(desk)) as made:
        context = new_context(browser)
        page = context.new_page()
        page.goto(made.address)
        expect(page.locator("#where")).to_have_text("There is nothing to mark by hand")
        context.close()
