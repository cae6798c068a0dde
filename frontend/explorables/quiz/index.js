/** Check yourself: questions that name the mistake, and a progress that stays on the reader's own device. */

import { button } from "../../kit/controls.js";
import { acceptable, grade } from "./grade.js";
import { keep } from "../../kit/storage.js";
import { html } from "../../kit/page.js";
import { kinds, solution } from "./answers.js";
import { rich } from "../../kit/rich-text.js";

export { default as style } from "./style.css";

/** @type {Record<string, string>} */
const SIGNS = { open: "○", right: "✓", wrong: "✗" };

/** Is the answer right? Told by a sign and a word, not by colour. @param {boolean} right */
const verdict = (right) =>
  html(
    "strong",
    { class: "verdict" },
    html("span", { "aria-hidden": "true" }, right ? "✓ " : "✗ "),
    right ? "Right." : "Not right.",
  );

/**
 * One question. Only the button "Check" answers it; then it becomes "Try again".
 * @param {import("./grade.js").Question} question
 * @param {number} number
 * @param {(given: any) => void} change what was checked; undefined: nothing any more
 */
function ask(question, number, change) {
  /** @type {any} */
  let checked;
  const answer = kinds[question.kind](question, check);
  const feedback = html("div", { role: "status", class: "feedback" });
  const main = html("button", { type: "button", onclick: press });
  const show = button("Show answer", reveal);
  const legend = html("legend", {}, html("strong", {}, `${number}. `), rich(question.text));
  const buttons = html("div", { class: "buttons" }, main, show);
  const node = html("fieldset", { class: "question" }, legend, answer.node, buttons, feedback);

  /** @param {MouseEvent} event */
  function press(event) {
    if (event.detail > 1) return; // the second half of a double click
    if (checked === undefined) return check();
    change(undefined);
    answer.again();
    answer.focus();
  }

  function check() {
    if (checked !== undefined) return;
    const given = answer.given();
    if (given === undefined) feedback.replaceChildren(html("p", {}, answer.wanted));
    else change(given);
  }

  function reveal() {
    feedback.append(...solution(question));
    main.focus({ preventScroll: true }); // before the button under the finger goes
    show.hidden = true;
  }

  /** Show what has been checked. @param {any} given */
  function sync(given) {
    if (checked !== undefined && String(given) === String(checked)) return;
    checked = given;
    const open = given === undefined;
    if (!open) answer.set(given);
    answer.lock(!open);
    main.textContent = open ? "Check" : "Try again";
    const { right, feedback: said } = open ? { right: false, feedback: [] } : grade(question, given);
    show.hidden = open || right;
    node.dataset.now = open ? "open" : right ? "right" : "wrong";
    const told = said.map((text) => html("p", {}, rich(text)));
    if (told.length) told[0].prepend(verdict(right), " ");
    feedback.replaceChildren(...told);
  }

  show.hidden = true;
  sync(undefined);
  return { node, sync, clear: answer.clear, now: () => node.dataset.now || "open" };
}

/**
 * The answers that were checked: in the model, which Python sees, and on the reader's own device.
 * @param {import("../../kit/hydrate.js").Model} model
 */
function answersIn(model) {
  /** @type {import("./grade.js").Question[]} */
  const questions = model.get("questions");
  const memory = keep(`quiz ${model.get("topic")}`, model.get("stamp"));

  /** Of what stands somewhere, the part that can be answers to these questions. @param {any} from */
  function sensible(from) {
    const known = questions.filter((each) => from && Object.hasOwn(from, each.id) && acceptable(each, from[each.id]));
    return Object.fromEntries(known.map(({ id }) => [id, from[id]]));
  }

  /** @param {Record<string, any>} answers */
  function write(answers) {
    model.set("answers", answers);
    model.save_changes();
  }

  const all = () => sensible(model.get("answers"));
  return {
    all,
    stay: memory.works,
    /** @param {string} id @param {any} given undefined: no answer any more */
    change(id, given) {
      const { [id]: _, ...others } = all();
      write(given === undefined ? others : { ...others, [id]: given });
    },
    forget: () => write({}),
    keep: () => memory.write(Object.keys(all()).length ? all() : undefined),
    /** What was kept, where Python has none. */
    restore() {
      const kept = sensible(memory.read());
      if (!Object.keys(model.get("answers")).length && Object.keys(kept).length) write(kept);
    },
  };
}

/** How many are right, and a sign for each: both drawn anew by `draw`. */
function createProgress() {
  const count = html("span");
  const signs = html("span", { class: "signs", "aria-hidden": "true" });
  return {
    node: html("p", { class: "progress" }, count, " ", signs),
    /** @param {string[]} now each question's state */
    draw(now) {
      const [open, right] = ["open", "right"].map((state) => now.filter((each) => each === state).length);
      count.textContent = `${right} of ${now.length} answered rightly${open ? `, ${open} still open` : ""}.`;
      signs.textContent = now.map((state) => SIGNS[state]).join(" ");
    },
  };
}

/** @type {import("../../kit/hydrate.js").Render} */
export function render({ model, el }) {
  /** @type {import("./grade.js").Question[]} */
  const questions = model.get("questions");
  const answers = answersIn(model);
  const asked = questions.map((question, i) => ask(question, i + 1, (given) => change(question.id, given)));
  const progress = createProgress();
  const status = html("p", { role: "status", class: "unseen" });
  const told = `Your answers ${answers.stay ? "stay in this browser" : "are forgotten when you leave this page"} and are sent nowhere.`;
  const note = model.get("note");
  const root = html(
    "div",
    { class: "quiz", role: "group", "aria-label": `Check yourself: ${questions.length} questions` },
    ...(note ? [html("p", {}, note)] : []),
    progress.node,
    ...asked.map(({ node }) => node),
    html("p", { class: "kept" }, told),
    html("div", { class: "buttons" }, button("Forget my answers", forget)),
    status,
  );

  /** @param {string} id @param {any} given */
  function change(id, given) {
    answers.change(id, given);
    status.textContent = "";
  }

  function forget() {
    answers.forget();
    for (const each of asked) each.clear();
    status.textContent = "Your answers are forgotten.";
  }

  function draw() {
    const all = answers.all();
    asked.forEach((each, i) => each.sync(all[questions[i].id]));
    progress.draw(asked.map((each) => each.now()));
  }

  function follow() {
    draw();
    answers.keep();
  }

  el.dataset.lmSuppressShortcuts = "true"; // JupyterLab: arrow keys belong to the radios, not to the cells
  answers.restore();
  draw();
  model.on("change:answers", follow);
  el.append(root);
  return () => {
    model.off("change:answers", follow);
    root.remove();
  };
}
