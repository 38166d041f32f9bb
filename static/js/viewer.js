/** Turns the pages of the viewer in place. Without it every page is an address of its own, with links. */

const KEYS = { ArrowLeft: "previous", ArrowRight: "next", Home: "first", End: "last" };
const SWIPE = 50; // pixels, and twice as far along as across

const viewer = document.querySelector("[data-viewer]");
const announcer = viewer.querySelector("[data-announcer]");
const savesData = navigator.connection?.saveData;
const ahead = new Map();
const find = (selector) => viewer.querySelector(selector);
const isCurrent = (target) => target.hasAttribute("aria-current");
const withoutHash = (url) => url.split("#")[0];

let shown = withoutHash(location.href);
let turns = 0;
let isLarge = false;
let touch = null;

async function load(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // Imported, its picture begins to load, so that a page fetched ahead shows at once.
  const part = (selector) => document.importNode(page.querySelector(selector), true);
  return { url: answer.url, title: page.title, stage: part("[data-stage]"), languages: part(".languages") };
}

async function show(url, remember) {
  const turn = ++turns;
  let page;
  try {
    page = await (ahead.get(url) ?? load(url));
  } catch {
    location.assign(url);
    return;
  }
  if (turn !== turns) return;
  if (remember) history[remember](null, "", page.url);
  shown = withoutHash(page.url);
  document.title = page.title;
  document.querySelector(".languages").replaceWith(page.languages);
  replaceStage(page.stage);
  announcer.textContent = find("[data-position]").textContent;
  prepare();
}

/** What the reader had opened stays open, and the focus stays where it was. */
function replaceStage(stage) {
  const old = find("[data-stage]");
  const focused = old.contains(document.activeElement) ? document.activeElement.dataset.to ?? "" : null;
  const text = stage.querySelector("details");
  if (text && old.querySelector("details")?.open) text.open = true;
  old.replaceWith(stage);
  if (focused !== null) (find(`[data-to="${focused}"]`) ?? find("[data-position]")).focus({ preventScroll: true });
}

function prepare() {
  addZoom();
  ahead.clear();
  const next = link("next");
  if (!next || savesData) return;
  const page = load(next.href);
  page.catch(() => ahead.delete(next.href));
  ahead.set(next.href, page);
}

function link(to) {
  const thumbnails = [...viewer.querySelectorAll(".thumbnails [data-to]")];
  if (to === "first") return thumbnails[0];
  if (to === "last") return thumbnails.at(-1);
  return find(`.turn [data-to="${to}"]`);
}

function turn(to) {
  const target = link(to);
  if (!target || isCurrent(target)) return false;
  show(target.href, "pushState");
  return true;
}

function addZoom() {
  const sheet = find(".sheet");
  if (!sheet) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button is-quiet zoom";
  button.dataset.to = "zoom";
  button.addEventListener("click", () => zoom(!isLarge));
  sheet.after(button);
  zoom(isLarge);
}

function zoom(large) {
  isLarge = large;
  find(".sheet")?.classList.toggle("is-large", large);
  const button = find(".zoom");
  if (button) button.textContent = large ? viewer.dataset.shrink : viewer.dataset.enlarge;
}

function follow(remember) {
  const number = /^#p(\d+)$/.exec(location.hash)?.[1];
  const start = find(".go-to")?.action;
  if (number && start) show(`${start}?p=${number}`, "replaceState");
  else if (withoutHash(location.href) !== shown) show(location.href, remember);
}

viewer.addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const target = event.target.closest("a[data-to], a[data-picture]");
  if (!target) return;
  event.preventDefault();
  if ("picture" in target.dataset) zoom(!isLarge);
  else if (!isCurrent(target)) show(target.href, "pushState");
});

viewer.addEventListener("submit", (event) => {
  event.preventDefault();
  show(`${event.target.action}?${new URLSearchParams(new FormData(event.target))}`, "pushState");
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  if (event.key === "Escape" && isLarge) zoom(false);
  // A large picture is moved by the same keys.
  else if (event.key in KEYS && !isLarge && turn(KEYS[event.key])) event.preventDefault();
});

viewer.addEventListener("touchstart", ({ touches, target }) => {
  const isOne = touches.length === 1 && !isLarge && (visualViewport?.scale ?? 1) < 1.05;
  touch = isOne && target.closest(".sheet") ? touches[0] : null;
}, { passive: true });

viewer.addEventListener("touchend", ({ changedTouches: [end] }) => {
  if (!touch) return;
  const across = end.clientX - touch.clientX;
  const along = Math.abs(end.clientY - touch.clientY);
  if (Math.abs(across) > Math.max(SWIPE, 2 * along)) turn(across < 0 ? "next" : "previous");
  touch = null;
}, { passive: true });

window.addEventListener("popstate", () => follow(null));
prepare();
follow(null);
