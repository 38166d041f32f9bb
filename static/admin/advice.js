// Beside the form of a policy: a piece of advice leads to its field, on whichever tab it stands.

function enter(field) {
  field.scrollIntoView({ block: "center" });
  const boxes = field.querySelectorAll("input, textarea, select, button, [contenteditable=true]");
  [...boxes].find((box) => box.checkVisibility())?.focus({ preventScroll: true });
}

function show(name) {
  const field = document.querySelector(`form [data-contentpath="${name}"]`);
  const tab = field?.closest('[role="tabpanel"]');
  if (!field || !tab) {
    return;
  }
  document.getElementById(tab.getAttribute("aria-labelledby"))?.click();
  // Wagtail opens a tab a moment after the click.
  window.setTimeout(() => enter(field), 150);
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-advice-field]");
  if (button) {
    show(button.dataset.adviceField);
  }
});
