/** Predict first, then see: questions whose answers are worked out, not stored. */

import { button } from "./controls.js";
import { html, uniqueId } from "./page.js";

/**
 * @typedef {{key: string, text: string}} Answer
 * @typedef {Record<string, any>} Values what the model is set to
 * @typedef {{before?: Values, after: Values, also?: () => void, truth: string, because: string}} Outcome
 *   what happens: from `before` (where it isn't given: from where the model stands) to `after`
 * @typedef {{ask: string, answers: Answer[], show: () => Outcome}} Question `show` works it out and changes nothing
 * @typedef {{at: number, guesses: (string | undefined)[]}} Kept where the reader is, and what was said on the way
 */

/**
 * Ask one question after the other; each can be skipped. The place is as high as the longest verdict from the start.
 * @param {Question[]} questions
 * @param {{play: (outcome: Outcome) => void, read: () => any, write: (kept: Kept) => void}} options
 *   play: show what happens; read, write: what the reader said, kept over a reload
 */
export function prediction(questions, { play, read, write }) {
  const node = html("div", { class: "prediction" });
  const sizes = questions.map((question) => sized(question));
  const kept = sensible(questions, read());
  let rested = () => {};

  /** @param {number} number of the question @param {boolean} [focus] */
  function ask(number, focus = false) {
    kept.at = number;
    const question = questions[number];
    if (!question) return close();
    const asked = form(question, {
      skip: () => go(number + 1),
      reveal(guess) {
        kept.guesses[number] = guess;
        write(kept);
        asked.wait();
        const outcome = question.show();
        outcome.also?.();
        rested = () => tell(outcome, true); // once all of it has been seen
        play(outcome);
      },
    });
    /** @param {Outcome} outcome @param {boolean} fresh did the reader just ask? */
    function tell(outcome, fresh) {
      rested = () => {};
      const last = number + 1 === questions.length;
      const next = button(last ? "Close" : "One more prediction", () => (last ? node.remove() : go(number + 1)));
      asked.close(kept.guesses[number], outcome, verdict(question.answers, kept.guesses[number], outcome), next);
      if (fresh && !elsewhere(node)) next.focus({ preventScroll: true });
    }
    node.replaceChildren(asked.node, ...sizes);
    if (kept.guesses[number] !== undefined) tell(question.show(), false);
    else if (focus) node.querySelector("input")?.focus({ preventScroll: true });
  }

  /** @param {number} number */
  function go(number) {
    ask(number, true);
    write(kept);
  }

  /** All questions were skipped or answered. */
  function close() {
    const again = button("Predict again", () => {
      kept.guesses.length = 0;
      go(0);
    });
    const done = button("Close", () => node.remove());
    const buttons = html("div", { class: "buttons" }, again, done);
    node.replaceChildren(
      html("div", { class: "asked" }, html("p", { role: "status" }, score(questions, kept.guesses)), buttons),
      ...sizes,
    );
    again.focus({ preventScroll: true });
  }
  ask(kept.at);
  return { node, /** What was to be shown has been shown. */ rested: () => rested() };
}

/** How many of the guesses were right. @param {Question[]} questions @param {(string | undefined)[]} guesses */
function score(questions, guesses) {
  const said = guesses.filter((guess) => guess !== undefined);
  const right = questions.filter((each, i) => guesses[i] !== undefined && each.show().truth === guesses[i]);
  return said.length ? `${right.length} of ${said.length} predictions were right.` : "No prediction made.";
}

/** Has the reader gone on to something else, by keyboard or hand? @param {Node} node */
function elsewhere(node) {
  const at = /** @type {Document | ShadowRoot} */ (node.getRootNode()).activeElement;
  return at !== null && at !== document.body && !node.contains(at);
}

/** Of what was kept, the part that makes sense. @param {Question[]} questions @param {any} from @returns {Kept} */
function sensible(questions, from) {
  const list = Array.isArray(from?.guesses) ? from.guesses : [];
  const guesses = questions.map(({ answers }, i) => answers.find(({ key }) => key === list[i])?.key);
  return { at: Number.isInteger(from?.at) && questions[from.at] ? from.at : 0, guesses };
}

/** A question with its answers to choose from. @param {Question} question @param {{skip: () => void, reveal: (guess: string) => void}} acts */
function form({ ask, answers }, { skip, reveal }) {
  const [name, id] = [uniqueId("prediction"), uniqueId("question")];
  const told = html("p", { role: "status" });
  const show = button("Show me", () => reveal(options.querySelector("input:checked").value));
  const choose = () => (show.disabled = false);
  show.disabled = true;
  const labels = answers.map(({ key, text }) =>
    html("label", {}, html("input", { type: "radio", name, value: key, onchange: choose }), text, sign()),
  );
  const options = html("div", { class: "answers", role: "radiogroup", "aria-labelledby": id }, ...labels);
  const foot = html("div", { class: "buttons" }, show, button("Skip", skip));
  const node = html("div", { class: "asked" }, question(ask, id), options, foot);
  return {
    node,
    /** Until it has been seen, nothing can be said. */
    wait() {
      for (const each of node.querySelectorAll("input, button")) each.disabled = true;
    },
    /** @param {string | undefined} guess @param {Outcome} outcome @param {string} words @param {HTMLElement} next what leads on */
    close(guess, { truth }, words, next) {
      for (const input of options.querySelectorAll("input")) {
        input.checked = input.value === guess;
        input.disabled = true;
        if (input.value === truth) input.parentElement.dataset.verdict = "right";
        else if (input.checked) input.parentElement.dataset.verdict = "wrong";
      }
      told.textContent = words;
      foot.replaceWith(html("div", { class: "verdict" }, told, next));
    },
  };
}

/** @param {string} text @param {string | null} id */
const question = (text, id) => html("p", { class: "question", id }, html("strong", {}, "Predict first. "), text);

/** Room for ✓ or ✗. */
const sign = () => html("span", { class: "sign", "aria-hidden": "true" });

/** What the question needs at most, unseen: so nothing on the page moves when its verdict comes. @param {Question} question */
function sized({ ask, answers, show }) {
  const outcome = show();
  const texts = answers.map(({ key }) => verdict(answers, key, outcome));
  const longest = texts.reduce((a, b) => (b.length > a.length ? b : a));
  const labels = answers.map(({ text }) => html("span", {}, html("i"), text, sign()));
  return html(
    "div",
    { class: "asked size", "aria-hidden": "true" },
    question(ask, null),
    html("div", { class: "answers" }, ...labels),
    html("div", { class: "verdict" }, html("p", {}, longest), html("b", {}, "One more prediction")),
  );
}

/** What was right, and why. @param {Answer[]} answers @param {string | undefined} guess @param {Outcome} outcome */
function verdict(answers, guess, { truth, because }) {
  const text = (/** @type {string | undefined} */ key) => answers.find((each) => each.key === key)?.text;
  if (guess === truth) return `You were right: “${text(truth)}”. ${because}`;
  return `You said “${text(guess)}”. The answer: “${text(truth) ?? truth}”. ${because}`;
}
