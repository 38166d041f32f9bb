/**
 * Adds a "Copy" button to every [data-copy="id of the text"], and says what came of it.
 * Without it, the text can be selected.
 */

for (const row of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(row.dataset.copy);
  if (!text || !navigator.clipboard) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button is-quiet";
  button.textContent = row.dataset.label;
  const status = document.createElement("span");
  status.className = "quiet";
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
      status.textContent = row.dataset.done;
    } catch {
      status.textContent = row.dataset.failed;
    }
  });
  row.prepend(button, status);
}
