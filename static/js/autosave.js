/**
 * Saves a part of a brief two seconds after the last change, and when the page is left.
 * Until the server has the text, this browser keeps a copy and offers it on return.
 */

const PAUSE = 2000;
const RETRIES = [5000, 10000, 20000, 40000];
/** What browsers send of a page that is going away, in bytes. */
const LAST_BREATH = 60000;
const OWN = ["csrfmiddlewaretoken", "mark", "window"];

const form = document.querySelector("[data-autosave]");
const key = `brief-${form?.dataset.autosave}`;
const status = form?.querySelector("[data-status]");
const mark = form?.elements.mark;
let edits = 0;
let saved = 0;
let failures = 0;
let busy = false;
let stopped = false;
let timer;

const typed = () => [...new FormData(form)].filter(([name]) => !OWN.includes(name));

function say(text, ...buttons) {
  if (status.textContent !== text || buttons.length) status.replaceChildren(text, ...buttons);
}

function remember(more) {
  try {
    localStorage.setItem(key, JSON.stringify({ typed: typed(), mark: mark.value, ...more }));
  } catch {
    // A full or closed store: the text still is on the page.
  }
}

function later(wait) {
  clearTimeout(timer);
  timer = setTimeout(save, wait);
}

function token() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;
}

async function save(leaving = false) {
  if (stopped || busy || edits === saved) return;
  const body = new URLSearchParams(new FormData(form));
  const keepalive = leaving === true && body.toString().length < LAST_BREATH;
  const upTo = edits;
  busy = true;
  try {
    const headers = { Accept: "application/json", "X-CSRFToken": token() };
    const response = await fetch(location.pathname, { method: "POST", body, headers, keepalive });
    await answered(response, upTo);
  } catch {
    failed();
  } finally {
    busy = false;
  }
  if (edits !== saved && !failures) later(PAUSE);
}

async function answered(response, upTo) {
  const json = response.headers.get("Content-Type")?.startsWith("application/json");
  if (!json || response.status >= 500) return failed();
  const answer = await response.json();
  if (response.status === 401) return failed(answer.message);
  say(answer.message);
  if (!response.ok) {
    stopped = true;
    return;
  }
  failures = 0;
  saved = upTo;
  mark.value = answer.mark;
  if (edits === saved) localStorage.removeItem(key);
}

function failed(message = status.dataset.waiting) {
  say(message);
  later(RETRIES[Math.min(failures++, RETRIES.length - 1)]);
}

function changed() {
  edits += 1;
  remember();
  if (!failures) later(PAUSE);
}

function put([name, value], index, all) {
  const [, rows, number] = name.match(/^(\w+)-(\d+)-/) ?? [];
  const section = rows && document.querySelector(`[data-rows="${rows}"]`);
  while (section && Number(form.elements[`${rows}-TOTAL_FORMS`].value) <= Number(number)) {
    section.querySelector("[name='add']").click();
  }
  if (name.endsWith("_FORMS")) return;
  for (const box of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (/checkbox|radio/.test(box.type)) box.checked = all.some(([n, v]) => n === name && v === box.value);
    else box.value = value;
  }
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button is-quiet";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function offer(copy) {
  const restore = button(status.dataset.restore, () => {
    copy.typed.forEach(put);
    say("");
    changed();
  });
  const drop = button(status.dataset.drop, () => {
    localStorage.removeItem(key);
    say("");
  });
  say(`${status.dataset.old} `, restore, " ", drop);
}

function plain(fields) {
  const said = fields.filter(([name, value]) => value.trim() && !name.endsWith("_FORMS"));
  return JSON.stringify(said.map(([name, value]) => [name, value.replace(/\r/g, "").trim()]));
}

function takeUp() {
  const copy = JSON.parse(localStorage.getItem(key) ?? "null");
  if (!copy) return;
  const arrived = copy.sent && copy.mark !== mark.value;
  if (arrived || plain(copy.typed) === plain(typed())) localStorage.removeItem(key);
  else offer(copy);
}

if (form) {
  takeUp();
  form.addEventListener("input", changed);
  form.addEventListener("submit", () => {
    stopped = true;
    if (edits !== saved) remember({ sent: true });
  });
  document.addEventListener("visibilitychange", () => document.hidden && save(true));
  addEventListener("pagehide", () => save(true));
  addEventListener("online", () => save());
  addEventListener("pageshow", (event) => { if (event.persisted) stopped = false; });
}
