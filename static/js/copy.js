/** Adds a "Copy" button to every [data-copy="id of the text"]; without it, the text can be selected. */

for (const row of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(row.dataset.copy);
  if (!text || !navigator.clipboard) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button is-quiet";
  button.textContent = row.dataset.label;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent.trim());
    button.textContent = row.dataset.done;
    setTimeout(() => { button.textContent = row.dataset.label; }, 2000);
  });
  row.prepend(button);
}
