/** Uploads with progress, one request per file; and the list of files, fresh while they are checked. */

const list = document.querySelector("[data-uploads]");
const form = document.querySelector("[data-upload]");
const input = form?.elements.files;
const POLL = 2000;
const SLOWEST = 15000;

function element(tag, text, properties = {}) {
  const made = Object.assign(document.createElement(tag), properties);
  made.textContent = text;
  return made;
}

function button(text, act) {
  const made = element("button", text, { type: "button", className: "button is-quiet" });
  made.addEventListener("click", act);
  return made;
}

/** The server's list takes the place of the old one; uploads of this page stay below it. */
async function refresh() {
  const response = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelectorAll("[data-uploads] > li");
  const local = list.querySelectorAll("[data-local]");
  if (fresh.length) list.replaceChildren(...fresh, ...local);
  watchAll();
}

function watchAll() {
  for (const line of list.querySelectorAll("[data-status-url]")) {
    line.querySelector("[data-again]")?.remove();
    watch(line, POLL);
  }
}

function watch(line, wait) {
  setTimeout(async () => {
    if (!line.isConnected) return;
    try {
      const answer = await (await fetch(line.dataset.statusUrl)).json();
      if (answer.is_final) return void refresh();
      const said = line.querySelector("[data-said]");
      const text = `${answer.label}. ${answer.sentence} ${answer.next_step}`;
      if (said.textContent.trim() !== text.trim()) said.textContent = text;
    } catch {
      // Away for a moment: asked again below.
    }
    watch(line, Math.min(wait * 1.3, SLOWEST));
  }, wait);
}

function send(file) {
  const line = element("li", "");
  const said = element("p", form.dataset.sending);
  const bar = element("progress", "", { max: 100, value: 0 });
  const row = element("p", "", { className: "row" });
  const box = element("div", "", { className: "stack" });
  line.dataset.local = "";
  said.setAttribute("role", "status");
  bar.setAttribute("aria-label", file.name);
  box.append(element("strong", file.name), said, bar, row);
  line.append(box);
  list.append(line);
  start({ file, line, said, bar, row });
}

function start(one) {
  const { file, line, said, bar, row } = one;
  if (file.size > Number(form.dataset.most)) return ended(one, form.dataset.large);
  const request = new XMLHttpRequest();
  const body = new FormData(form);
  body.delete("files");
  body.append("files", file, file.name);
  request.upload.addEventListener("progress", (event) => {
    bar.value = event.total ? (100 * event.loaded) / event.total : 0;
    if (bar.value >= 100) said.textContent = form.dataset.arrived;
  });
  request.addEventListener("error", () => ended(one, form.dataset.lost, true));
  request.addEventListener("load", () => answered(one, request));
  request.open("POST", location.pathname);
  request.setRequestHeader("Accept", "application/json");
  bar.hidden = false;
  bar.value = 0;
  said.className = "";
  said.textContent = form.dataset.sending;
  row.replaceChildren(button(form.dataset.cancel, () => { request.abort(); line.remove(); }));
  request.send(body);
}

function answered(one, request) {
  let answer = null;
  try {
    answer = JSON.parse(request.responseText);
  } catch {
    const large = request.status === 413;
    return ended(one, large ? form.dataset.large : form.dataset.lost, !large);
  }
  const problem = answer.refusals?.[0] ?? answer.message;
  if (problem) return ended(one, problem, request.status === 401);
  if (answer.notices?.[0]) ended(one, answer.notices[0]);
  else one.line.remove();
  refresh();
}

/** It did not work: the file stays named until the person has read why. */
function ended(one, text, again = false) {
  const dismiss = button(form.dataset.dismiss, () => one.line.remove());
  one.bar.hidden = true;
  one.said.className = "error";
  one.said.textContent = text;
  one.row.replaceChildren(...(again ? [button(form.dataset.again, () => start(one))] : []), dismiss);
}

if (list) watchAll();

if (form) {
  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    for (const file of input.files) send(file);
    input.value = "";
  });
  for (const [name, over] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      input.classList.toggle("is-over", over);
      if (name === "drop" && event.dataTransfer.files.length) input.files = event.dataTransfer.files;
    });
  }
}
