// Keeps the state of a running import up to date, and opens the whole page when it has ended.

const PAUSE = 2000;

async function look(place) {
  const response = await fetch(place.dataset.importStatus, { credentials: "same-origin" });
  if (!response.ok || response.redirected) {
    return;
  }
  const fresh = document.createElement("template");
  fresh.innerHTML = await response.text();
  const state = fresh.content.querySelector("[data-moving]");
  if (!state) {
    window.location.reload();
    return;
  }
  // Read out only what is new.
  if (state.textContent !== place.querySelector("[data-moving]").textContent) {
    place.replaceChildren(fresh.content);
  }
  window.setTimeout(look, PAUSE, place);
}

const place = document.querySelector("[data-import-status]");
if (place?.querySelector("[data-moving]")) {
  window.setTimeout(look, PAUSE, place);
}
