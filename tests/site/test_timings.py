"""How fast the lab answers. Noisy, hence for make verify; the figures go into the note."""

import itertools
import statistics

import pytest

CHAPTER = "book/05-training-loop.html"

pytestmark = pytest.mark.verify


def test_a_retrain_takes_a_few_milliseconds(visit):
    """1,000 iterations on 200 points with loss and accuracy, by the built front end's own engine."""
    shown = visit()
    shown.open(CHAPTER)
    times = shown.page.evaluate(
        """async () => {
          const { descend } = explorables.engine;
          const { datasets } = JSON.parse(document.querySelector('[data-explorable]').dataset.state);
          const out = {};
          for (const [name, { X, y }] of Object.entries(datasets)) {
            const data = { X: Float64Array.from(X), y: Float64Array.from(y), n: y.length, d: 2 };
            out[name] = [];
            for (let i = 0; i < 30; i++) {
              const start = performance.now();
              descend([0, 0, 0], data, { lr: 0.3, numIter: 1000 });
              out[name].push(performance.now() - start);
            }
          }
          return out;
        }"""
    )
    for name, each in times.items():
        print(
            f"\nretrain of 1000 iterations, {name}: median {statistics.median(each):.1f} ms, worst {max(each):.1f} ms"
        )
    assert statistics.median(times["blobs"]) < 20


def test_dragging_keeps_up_with_the_screen(visit):
    """Frames drawn while the learning rate moves at every frame, and the longest of them."""
    shown = visit()
    shown.open(CHAPTER)
    shown.page.wait_for_timeout(500)
    frames = shown.page.evaluate(
        """() => new Promise(done => {
          const slider = document.querySelector('[data-explorable] input[type=range]');
          const stamps = [];
          const tick = now => {
            stamps.push(now);
            slider.value = String(10 + stamps.length % 30);
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            if (stamps.length < 180) requestAnimationFrame(tick); else done(stamps);
          };
          requestAnimationFrame(tick);
        })"""
    )
    gaps = sorted(b - a for a, b in itertools.pairwise(frames))
    rate = 1000 * (len(frames) - 1) / (frames[-1] - frames[0])
    print(f"\ndragging: {rate:.0f} frames a second, 95th percentile {gaps[int(0.95 * len(gaps))]:.0f} ms")
    assert rate > 30


def test_hydration_is_quick(visit):
    shown = visit()
    shown.page.add_init_script(
        "new MutationObserver(() => { if (!window.alive && document.querySelector('[data-alive]'))"
        " window.alive = performance.now(); }).observe(document, {subtree: true, attributes: true, childList: true})"
    )
    shown.open(CHAPTER)
    shown.page.wait_for_function("window.alive")
    alive, loaded = shown.page.evaluate(
        "[window.alive, performance.timing.loadEventEnd - performance.timing.navigationStart]"
    )
    print(f"\nalive after {alive:.0f} ms, load event ends at {loaded} ms")
    assert alive < loaded + 300
