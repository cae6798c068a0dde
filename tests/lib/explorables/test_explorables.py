"""The Python side of the explorables: traits in step, the form for the static page, and a real kernel."""

import gzip
import html
import json
import queue
import re
from pathlib import Path

import ipywidgets
import matplotlib.pyplot as plt
import numpy as np
import pytest
from jupyter_client.manager import start_new_kernel
from traitlets import TraitError

from lib import gradient_descent, loss_and_gradient, plots
from lib.explorables import Panel, TrainingLab
from lib.explorables.explorable import Explorable, mimebundle_with_html
from tests.every import every


def data_of(lab):
    sent = lab.datasets[lab.data]
    return np.reshape(sent["X"], (-1, 2)), np.array(sent["y"])


def page_state(lab):
    """What the front end would read from the page."""
    return json.loads(html.unescape(re.search(r'data-state="([^"]*)"', lab.as_html())[1]))


def test_theta_and_loss_are_what_gradient_descent_gives():
    lab = TrainingLab(lr=0.7, num_iter=37)
    X, y = data_of(lab)
    run = gradient_descent(lambda t: loss_and_gradient(t, X, y), np.zeros(3), lr=0.7, num_iter=37)
    np.testing.assert_allclose(lab.theta, run.theta, rtol=1e-12)
    assert lab.loss == pytest.approx(run.loss_history[-1], rel=1e-12)


@pytest.mark.parametrize(("trait", "value"), [("lr", 2.0), ("num_iter", 900), ("data", "first program")])
def test_setting_an_input_moves_theta_and_loss(trait, value):
    lab = TrainingLab(lr=0.1, num_iter=50)
    before = (lab.loss, *lab.theta)
    setattr(lab, trait, value)
    fresh = TrainingLab(**{"lr": 0.1, "num_iter": 50, trait: value})
    assert (lab.loss, *lab.theta) == (fresh.loss, *fresh.theta)
    assert (lab.loss, *lab.theta) != before


def test_setting_theta_puts_the_start_there():
    lab = TrainingLab(num_iter=50)
    lab.theta = [1.0, -1.0, 0.5]
    assert (lab.start, lab.num_iter) == ([1.0, -1.0, 0.5], 0)
    X, y = data_of(lab)
    assert lab.loss == pytest.approx(loss_and_gradient([1.0, -1.0, 0.5], X, y)[0])
    lab.num_iter = 1
    assert lab.theta != [1.0, -1.0, 0.5]


def test_setting_loss_goes_to_the_first_step_that_reaches_it():
    lab = TrainingLab(lr=0.3)
    lab.loss = 0.4
    assert lab.loss <= 0.4
    lab.num_iter -= 1
    assert lab.loss > 0.4


def test_a_loss_out_of_reach_is_refused_and_the_old_one_stays():
    lab = TrainingLab(lr=0.3, num_iter=100)
    before = lab.loss
    with pytest.raises(TraitError, match=r"no step up to 1000 at lr = 0\.3 reaches the loss 0\.1; the lowest is 0\.25"):
        lab.loss = 0.1
    assert (lab.loss, lab.num_iter) == (before, 100)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"lr": 0.0}, "lr must lie in 1e-06 to 1e+06, got 0.0"),
        ({"lr": float("nan")}, "lr must lie in 1e-06 to 1e+06, got nan"),
        ({"lr": float("inf")}, "lr must lie in 1e-06 to 1e+06, got inf"),
        ({"num_iter": -1}, "num_iter must lie in 0 to 1000, got -1"),
        ({"num_iter": 1001}, "num_iter must lie in 0 to 1000, got 1001"),
        ({"theta": [1.0, 2.0]}, "theta must be three finite numbers"),
        ({"theta": [1.0, 2.0, float("nan")]}, "theta must be three finite numbers"),
        ({"compare": -1.0}, "compare must lie in 1e-06 to 1e+06, or be 0 for none, got -1.0"),
        ({"loss": float("inf")}, "loss must be a finite number, got inf"),
        ({"points": [[0, 0, 1]]}, "points must be 2 to 100 rows"),
        ({"points": [[0, 0, 1], [1, 1, 2]]}, "points must be 2 to 100 rows"),
        ({"points": [[0, 0, 1], [1, float("nan"), 0]]}, "points must be 2 to 100 rows"),
        ({"points": [["a", 0, 1], [1, 1]]}, "points must be 2 to 100 rows"),
        ({"start": [0.0]}, "start must be three finite numbers"),
        ({"data": "moons"}, "blobs"),
        ({"view": "huge"}, "view must be one of 'full', 'rate', 'plain', got 'huge'"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(wrong, words):
    with pytest.raises(TraitError, match=re.escape(words)):
        TrainingLab(**wrong)


def test_theta_and_loss_may_be_given_at_the_start():
    assert TrainingLab(theta=[1.0, 1.0, -2.0]).num_iter == 0
    assert TrainingLab(lr=0.3, loss=0.3).loss <= 0.3


def test_observers_see_the_loss_change():
    lab, seen = TrainingLab(lr=0.1), []
    lab.observe(lambda change: seen.append(change.new), "loss")
    lab.lr = 0.2
    assert seen == [lab.loss]


def test_best_loss_is_below_every_loss_and_reached_where_it_says():
    for name, sent in TrainingLab().datasets.items():
        X, y = np.reshape(sent["X"], (-1, 2)), np.array(sent["y"])
        if name == "apart":
            assert sent["best_theta"] is None
            assert sent["best_loss"] == 0
            continue
        loss, gradient = loss_and_gradient(sent["best_theta"], X, y)
        assert loss == pytest.approx(sent["best_loss"], abs=1e-12)
        assert np.linalg.norm(gradient) <= 1e-7


def test_the_page_gets_the_state_that_the_front_end_needs():
    lab = TrainingLab(lr=0.3, num_iter=12)
    state = page_state(lab)
    assert state == {name: getattr(lab, name) for name in state}
    assert set(state) == {
        "data",
        "lr",
        "num_iter",
        "compare",
        "points",
        "max_iter",
        "ranges",
        "start",
        "datasets",
    }


def test_the_page_gets_a_picture_and_words_that_tell_the_numbers():
    lab = TrainingLab(lr=0.3, num_iter=120)
    page = lab.as_html()
    assert 'data-explorable="training-lab"' in page
    assert page.count("<svg") == 1
    assert f"After 120 steps at rate 0.30 the loss is {lab.loss:.3f}" in page
    assert "var(--class-1, " in page


def test_the_small_lab_carries_its_own_data_only():
    assert list(TrainingLab(view="plain").datasets) == ["blobs"]
    assert len(gzip.compress(TrainingLab(view="plain").as_html().encode())) < 10_000


def test_an_unseparable_and_a_separable_set_say_so_in_words():
    assert "best possible" in TrainingLab().words()
    assert "no smallest one" in TrainingLab(data="apart").words()


def test_the_mimebundle_keeps_the_widget_beside_the_html():
    data, _ = TrainingLab()._repr_mimebundle_()
    assert {"application/vnd.jupyter.widget-view+json", "text/html"} <= set(data)
    assert mimebundle_with_html(({"a": 1}, {"m": 2}), "<p>") == ({"a": 1, "text/html": "<p>"}, {"m": 2})
    assert mimebundle_with_html({"a": 1}, "<p>") == ({"a": 1, "text/html": "<p>"}, {})
    assert mimebundle_with_html(None, "<p>") == ({"text/html": "<p>"}, {})


def test_the_front_end_is_told_which_explorable_it_is():
    assert TrainingLab._esm.rstrip().endswith("export default explorables.widget('training-lab');")


@pytest.mark.parametrize("part", ["page_state", "picture", "words"])
def test_an_explorable_must_bring_its_own_parts(part):
    with pytest.raises(NotImplementedError):
        getattr(Explorable, part)(None)


def test_panel_shows_its_first_figure_and_says_what_it_needs(capsys):
    def draw(k):
        plt.plot([0, k])

    panel = Panel(draw, k=ipywidgets.IntSlider(value=3, min=1, max=5))
    plt.close("all")
    data, _ = panel._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    page = data["text/html"]
    assert page.count("<svg") == 1
    assert "for k = 3" in page
    assert "runs as a notebook" in page
    assert plt.get_fignums() == []


def test_panel_without_an_open_figure_says_why(capsys):
    panel = Panel(lambda k: None, k=(1, 5))
    with pytest.raises(ValueError, match=r"leave its figure open: take out plt\.show\(\)"):
        panel.as_html()


def test_before_the_first_step_the_page_has_a_picture_without_a_line():
    assert "<svg" in TrainingLab(num_iter=0).as_html()


def test_pictures_do_not_leak_figures_or_style():
    before_it = plt.get_fignums()
    with plt.rc_context({"font.size": plots.STYLE["font.size"] + 1}):  # whatever other tests have set
        TrainingLab().picture()
        assert plt.rcParams["font.size"] == plots.STYLE["font.size"] + 1
    assert plt.get_fignums() == before_it


# --- a real kernel ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kernel():
    manager, client = start_new_kernel(kernel_name="python3")
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def run(client, code):
    """Run a cell; its printed text, and the messages to the front end."""
    asked = client.execute(code)
    text, comms = "", []
    while True:
        try:
            message = client.get_iopub_msg(timeout=60)
        except queue.Empty:
            pytest.fail(f"no answer from the kernel to {code!r}")
        if message["parent_header"].get("msg_id") != asked:
            continue
        kind, content = message["msg_type"], message["content"]
        if kind == "stream":
            text += content["text"]
        elif kind == "error":
            pytest.fail("\n".join(content["traceback"]))
        elif kind.startswith("comm_"):
            comms.append(content)
        elif kind == "status" and content["execution_state"] == "idle":
            return text.strip(), comms


def updates(comms, comm_id):
    """The state that the messages to one widget's front end carry."""
    state = {}
    for content in comms:
        if content["comm_id"] == comm_id and content["data"].get("method") == "update":
            state |= content["data"]["state"]
    return state


def test_python_and_front_end_are_in_step_in_a_real_kernel(kernel):
    text, comms = run(
        kernel, "from lib.explorables import TrainingLab\nlab = TrainingLab(lr=0.03); print(lab.comm.comm_id)"
    )
    comm_id = text.splitlines()[-1]
    opened = next(c for c in comms if c["comm_id"] == comm_id and "state" in c["data"])["data"]["state"]
    assert "export default explorables.widget('training-lab')" in opened["_esm"]
    assert opened["lr"] == 0.03

    text, comms = run(kernel, "lab.lr = 0.3\nprint(lab.loss)")  # Python sets, the front end hears
    heard = updates(comms, comm_id)
    assert heard["lr"] == 0.3
    assert heard["loss"] == pytest.approx(float(text))
    assert len(heard["theta"]) == 3

    before = float(text)
    message = kernel.session.msg(
        "comm_msg", {"comm_id": comm_id, "data": {"method": "update", "state": {"lr": 1.0, "num_iter": 300}}}
    )
    kernel.shell_channel.send(message)  # the front end sets, Python hears
    text, _ = run(kernel, "print(lab.lr, lab.num_iter, lab.loss)")
    lr, num_iter, loss = text.split()
    assert (float(lr), int(num_iter)) == (1.0, 300)
    assert float(loss) < before


def test_a_reloaded_notebook_hears_from_the_living_kernel_where_it_stood(kernel):
    """After a reload JupyterLab asks each widget of the kernel for its state, and draws that."""
    text, _ = run(kernel, "from lib.explorables import Sigmoid\nkept = Sigmoid(w=0.5)\nprint(kept.comm.comm_id)")
    comm_id = text.splitlines()[-1]

    def tell(data):
        kernel.shell_channel.send(kernel.session.msg("comm_msg", {"comm_id": comm_id, "data": data}))

    tell({"method": "update", "state": {"w": -1.5, "b": 0.7}})  # a hand on the curve
    text, _ = run(kernel, "print(kept.w, kept.b)")
    assert text == "-1.5 0.7"
    asked = kernel.session.msg("comm_msg", {"comm_id": comm_id, "data": {"method": "request_state"}})
    kernel.shell_channel.send(asked)
    state = {}
    while "w" not in state:
        try:
            message = kernel.get_iopub_msg(timeout=60)
        except queue.Empty:
            pytest.fail("the kernel doesn't say where the widget stands")
        if message["parent_header"].get("msg_id") == asked["header"]["msg_id"] and message["msg_type"] == "comm_msg":
            state |= message["content"]["data"].get("state", {})
    assert (state["w"], state["b"]) == (-1.5, 0.7)
    assert "export default explorables.widget('sigmoid')" in state["_esm"]


ROOT = Path(__file__).parents[3]
TEXTS = every(path for kind in ("frontend/explorables/*/*.js", "frontend/kit/*.js", "lib/explorables/**/*.py",
                                "lib/explorables/**/*.toml", "book/*.ipynb", "book/exercises/*/*.ipynb")
              for path in every(ROOT.glob(kind)))  # fmt: skip


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_sentence_says_right_side_where_it_could_mean_left_or_right(path):
    assert not re.search(r"(on|to) the right side\b(?! of the (equation|formula))", path.read_text(encoding="utf-8"))
