// The marking page: one answer at a time, its mark beside it, saved when a field is left or another answer is asked for.
// What a student wrote is never put into this page: it stands in a frame that can do nothing.

/** @typedef {{ points: number | null, comment: string, version: string, answer: string, before: string }} Mark */

const byId = (id) => document.getElementById(id);
const page = {
  parts: [], // [{ part, points, entries: [{ id, marked }] }]
  part: null,
  at: 0, // the entry's place in its part
  /** @type {Mark | null} as it was last read or written */
  mark: null,
  dirty: false, // what stands in the fields is not saved
  names: {},
};
let saving = Promise.resolve(true); // one request after the other
let acting = Promise.resolve(); // one key after the other

const entry = () => page.part?.entries[page.at];
const unmarked = (part) => part.entries.filter((each) => !each.marked).length;

/** @returns {Promise<{ status: number, facts: any }>} */
async function ask(address, body) {
  const how = body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(address, { ...how, keepalive: true });
  const text = await response.text();
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  return { status: response.status, facts: isJson ? JSON.parse(text) : { error: text.trim() } };
}

function say(words, wrong = false) {
  byId("said").textContent = words;
  byId("said").classList.toggle("wrong", wrong);
}

// What is shown

function showWhere() {
  const { entries } = page.part;
  const name = page.names[entry()?.id];
  byId("where").textContent = entries.length
    ? `Answer ${page.at + 1} of ${entries.length}${name ? `: ${name}` : ""}`
    : "Nobody has answered this part";
  const marked = entries.filter((each) => each.marked).length;
  const elsewhere = page.parts.filter((part) => part !== page.part).reduce((sum, part) => sum + unmarked(part), 0);
  const more = elsewhere ? `; ${elsewhere} in other parts not yet` : "";
  byId("progress").textContent = `${marked} of ${entries.length} marked${more}`;
  byId("previous").disabled = page.at <= 0;
  byId("next").disabled = page.at >= entries.length - 1;
  byId("unmarked").disabled = marked === entries.length;
  for (const field of byId("mark").querySelectorAll("fieldset, textarea")) field.disabled = !entries.length;
}

function showSteps() {
  byId("most").textContent = String(page.part.points);
  byId("points").max = String(page.part.points);
  const steps = Array.from({ length: Math.min(Math.floor(page.part.points), 9) + 1 }, (_, number) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: String(number) });
    button.addEventListener("click", () => give(number));
    return button;
  });
  byId("steps").replaceChildren(...steps);
}

function showPoints() {
  const { value } = byId("points");
  for (const button of byId("steps").children)
    button.setAttribute("aria-pressed", String(value !== "" && Number(value) === Number(button.textContent)));
}

/** @param {Mark} mark */
function showMark(mark) {
  page.mark = mark;
  page.dirty = false;
  byId("points").value = mark.points ?? "";
  byId("comment").value = mark.comment;
  byId("before").textContent = mark.before; // marks of other answers, which don't count for this one
  byId("before").hidden = !mark.before;
  byId("conflict").hidden = true;
  showPoints();
}

function showAnswer() {
  const frame = document.createElement("iframe"); // a new one each time, so that going back does not mean the frame
  frame.setAttribute("sandbox", "");
  frame.title = `Answer ${page.at + 1}`;
  frame.src = `answer/${entry().id}`;
  byId("frame").replaceChildren(frame);
}

// From answer to answer

async function go(at) {
  if (!(await save()) || at < 0 || at >= page.part.entries.length) return;
  page.at = at;
  say("");
  showWhere();
  byId("mark").inert = true; // what is typed now would be for the answer before
  const { status, facts } = await ask(`mark/${entry().id}`);
  if (status !== 200) {
    say(facts.error, true);
    return;
  }
  showMark(facts);
  showAnswer();
  byId("mark").inert = false;
}

function goToUnmarked() {
  const { entries } = page.part;
  const order = [...entries.keys()].map((i) => (page.at + 1 + i) % entries.length);
  const found = order.find((i) => !entries[i].marked);
  return found === undefined ? save() : go(found);
}

async function choosePart(name) {
  if (!(await save())) {
    byId("part").value = page.part.part;
    return;
  }
  page.part = page.parts.find((each) => each.part === name);
  for (const section of document.querySelectorAll("[data-part]")) section.hidden = section.dataset.part !== name;
  showSteps();
  page.at = 0;
  byId("frame").replaceChildren();
  const first = page.part.entries.findIndex((each) => !each.marked);
  if (page.part.entries.length) await go(Math.max(first, 0));
  else showWhere();
}

// Saving

function give(points) {
  byId("points").value = String(points);
  page.dirty = true;
  showPoints();
  return save();
}

/** Save what stands in the fields, if it is new. False if it could not be saved: then it still stands there. */
function save() {
  saving = saving.then(send, send);
  return saving;
}

async function send() {
  if (!page.dirty) return byId("conflict").hidden;
  if (!byId("points").checkValidity()) {
    say(`Not saved: points must be from 0 to ${page.part.points}.`, true);
    return false;
  }
  const { value } = byId("points");
  const sent = { points: value === "" ? null : Number(value), comment: byId("comment").value, seen: page.mark.version };
  const here = entry();
  try {
    const { status, facts } = await ask(`mark/${here.id}`, sent);
    if (status === 409) return showConflict(facts);
    if (status !== 200) throw new Error(facts.error);
    here.marked = facts.points !== null;
    page.mark = facts;
    page.dirty = byId("points").value !== value || byId("comment").value !== sent.comment; // typed meanwhile
    byId("before").textContent = facts.before;
    byId("before").hidden = !facts.before;
    showWhere();
    say(facts.points === null ? "Saved, without points." : `Saved: ${facts.points} of ${page.part.points}.`);
    return !page.dirty || send();
  } catch (error) {
    say(`Not saved: ${error.message}. What you wrote still stands here.`, true);
    return false;
  }
}

/** @param {Mark} theirs */
function showConflict(theirs) {
  const { points, comment, answer } = theirs;
  const other = answer === page.mark.answer ? "" : " The answer itself has changed, too.";
  byId("theirs").textContent =
    `${points === null ? "no points" : `${points} points`}, ${comment ? `“${comment}”` : "no comment"}.${other}`;
  byId("conflict").hidden = false;
  if (other) showAnswer();
  byId("take").onclick = () => {
    page.mark = theirs; // seen now, and written over; the table of before is kept as a copy
    byId("conflict").hidden = true;
    save();
  };
  byId("leave").onclick = () => {
    showMark(theirs);
    entry().marked = points !== null;
    showWhere();
    say("Theirs is kept.");
  };
  say("Not saved.", true);
  byId("conflict").focus();
  return false;
}

/** Another tab or marker may have been here. */
async function lookAgain() {
  const here = entry();
  if (!here || page.dirty) return;
  const { status, facts } = await ask(`mark/${here.id}`);
  if (status === 200 && here === entry() && !page.dirty && facts.version !== page.mark?.version) showMark(facts);
}

async function showNames() {
  page.names = byId("names").checked ? (await ask("names")).facts : {};
  showWhere();
}

// Keys

const KEYS = {
  j: () => go(page.at + 1),
  k: () => go(page.at - 1),
  ArrowRight: () => go(page.at + 1),
  ArrowLeft: () => go(page.at - 1),
  u: goToUnmarked,
  c: () => byId("comment").focus(),
  n: () => byId("names").click(),
  "?": () => byId("all-keys").showModal(),
  ".": () => give(Math.min(Number(byId("points").value) + 0.5, page.part.points)),
};

function onKey(event) {
  const typing = event.target.matches("textarea, input:not([type=checkbox]), select");
  if (typing && event.key === "Escape") event.target.blur();
  if (event.target.id === "comment" && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.target.blur();
    goToUnmarked();
  }
  const free = !typing && !event.ctrlKey && !event.metaKey && !event.altKey && !byId("all-keys").open;
  if (!free || !byId("keys").checked || !entry()) return;
  const digit = /^[0-9]$/.test(event.key) && Number(event.key) <= page.part.points;
  const act = digit ? () => give(Number(event.key)) : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  acting = acting.then(act, act); // a quick hand: the points are for the answer that the key before has asked for
}

async function start() {
  page.parts = (await ask("parts")).facts;
  for (const field of [byId("points"), byId("comment")]) {
    field.addEventListener("input", () => {
      page.dirty = true;
      showPoints();
    });
    field.addEventListener("change", save);
  }
  byId("mark").addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  byId("previous").addEventListener("click", KEYS.k);
  byId("next").addEventListener("click", KEYS.j);
  byId("unmarked").addEventListener("click", goToUnmarked);
  byId("part").addEventListener("change", (event) => choosePart(event.target.value));
  byId("names").addEventListener("change", showNames);
  byId("help").addEventListener("click", KEYS["?"]);
  document.addEventListener("keydown", onKey);
  document.addEventListener("visibilitychange", () => (document.hidden ? save() : lookAgain()));
  addEventListener("focus", lookAgain);
  addEventListener("beforeunload", (event) => page.dirty && event.preventDefault());
  const first = page.parts.find(unmarked) ?? page.parts[0];
  if (!first) {
    byId("where").textContent = "There is nothing to mark by hand";
    return;
  }
  byId("part").value = first.part;
  await choosePart(first.part);
}

start();
