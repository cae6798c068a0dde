// The page works without this script. It adds: a choice of light or dark, copy buttons, keyboard scrolling.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const systemTheme = () => (system.matches ? "dark" : "light");

  // A browser that keeps nothing (private mode, some file:// pages) still gets a page.
  const stored = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const store = (theme) => { try { localStorage.setItem("theme", theme); } catch { /* chosen for this page only */ } };

  const apply = (theme) => {
    root.dataset.theme = theme;
    const button = document.querySelector("button.theme");
    if (button) button.textContent = theme === "dark" ? "Light colours" : "Dark colours";
  };
  apply(stored() || systemTheme()); // before the first paint: this script stands in <head>
  system.addEventListener("change", () => { if (!stored()) apply(systemTheme()); });

  addEventListener("beforeprint", () => apply("light")); // paper is white
  addEventListener("afterprint", () => apply(stored() || systemTheme()));

  // A page that has moved takes along what its reader kept under its old address: answers, sentences, edited code.
  function takeAlong(old) {
    const before = `book ${new URL(root.dataset.content_root + old, location.href).pathname} `;
    try {
      for (const key of Object.keys(localStorage).filter((each) => each.startsWith(before))) {
        const now = `book ${location.pathname} ${key.slice(before.length)}`;
        if (localStorage.getItem(now) === null) localStorage.setItem(now, localStorage.getItem(key));
        localStorage.removeItem(key);
      }
    } catch { /* this browser keeps nothing */ }
  }
  root.dataset.formerly?.split(" ").forEach(takeAlong); // before any explorable looks for it

  function themeButton() {
    const button = document.querySelector("button.theme");
    button.hidden = false;
    button.addEventListener("click", () => {
      const theme = root.dataset.theme === "dark" ? "light" : "dark";
      store(theme);
      apply(theme);
    });
    apply(root.dataset.theme);
  }

  function closeContentsOnChoice() {
    const contents = document.getElementById("contents");
    contents.addEventListener("click", (event) => {
      if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
    });
  }

  function copyButtons() {
    if (!navigator.clipboard) return;
    for (const code of document.querySelectorAll(".cell_input pre")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "Copy";
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(code.textContent.trimEnd());
        button.textContent = "Copied";
        setTimeout(() => { button.textContent = "Copy"; }, 1500);
      });
      code.parentElement.append(button);
    }
  }

  // What scrolls sideways can be reached by Tab, in browsers that don't see to it themselves.
  function reachScrollers() {
    for (const box of document.querySelectorAll("pre, .formula, .pst-scrollable-table-container, .text_html")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  }

  // "Run Python here": nothing of it is loaded before it is asked for.
  function livePython() {
    const button = document.querySelector("button.live");
    if (!button) return;
    button.hidden = false;
    const line = button.parentElement;
    const say = (words) => {
      const told = line.querySelector("span") || line.appendChild(document.createElement("span"));
      told.setAttribute("role", "status");
      told.textContent = words;
    };
    if (location.protocol === "file:") {
      line.addEventListener("click", (event) => {
        event.preventDefault();
        say("Python can't start in a page opened by double click. In the book's folder run “python -m http.server” and open http://localhost:8000.");
      });
      return;
    }
    const load = () => import(new URL(root.dataset.content_root + button.dataset.live, document.baseURI));
    const soon = () => load().then((live) => live.prepare()).catch(() => {}); // the click says what is wrong
    for (const sign of ["pointerenter", "focus"]) button.addEventListener(sign, soon, { once: true });
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        (await load()).start(button);
      } catch (error) {
        button.disabled = false;
        say(error instanceof TypeError ? "Python can't be loaded. Are you offline, or is this an old browser?" : error.message);
      }
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    themeButton();
    livePython();
    if (HTMLElement.prototype.hidePopover) closeContentsOnChoice();
    copyButtons();
    reachScrollers();
    document.fonts.ready.then(reachScrollers); // formulas change their width with their font
    addEventListener("resize", reachScrollers);
    document.addEventListener("toggle", reachScrollers, true); // a folded block has no width until it is opened
  });
})();
