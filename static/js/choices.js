/** Keeps the line above a folded list of choices true while choices are made. */

for (const list of document.querySelectorAll("[data-choices]")) {
  const line = list.querySelector(".chosen");
  const tell = () => {
    const labels = [...list.querySelectorAll(":checked")].map((box) => {
      const label = document.createElement("span");
      label.textContent = box.closest("label").textContent.trim();
      return label;
    });
    line.replaceChildren(...(labels.length ? labels : [line.dataset.none]));
  };
  list.addEventListener("change", tell);
  tell();
}
