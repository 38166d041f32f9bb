/** Another row of a repeated question without leaving the page, and counters of words. */

for (const section of document.querySelectorAll("[data-rows]")) {
  const total = section.querySelector("[name$='-TOTAL_FORMS']");
  const spare = section.querySelector("template");
  section.querySelector("[name='add']").addEventListener("click", (event) => {
    event.preventDefault();
    const box = document.createElement("template");
    box.innerHTML = spare.innerHTML.replaceAll("__prefix__", total.value);
    const row = box.content.firstElementChild;
    total.value = Number(total.value) + 1;
    row.querySelector("[data-number]").textContent = total.value;
    spare.before(row);
    row.querySelector(".field").focus();
  });
}

const pattern = document.querySelector("[data-counter]")?.dataset.counter;
for (const area of pattern ? document.querySelectorAll("[data-words]") : []) {
  const line = document.createElement("p");
  line.className = "quiet";
  const count = () => {
    const words = area.value.split(/\s+/).filter(Boolean).length;
    line.textContent = pattern.replace("%n", words).replace("%m", area.dataset.words);
    line.classList.toggle("error", words > Number(area.dataset.words));
  };
  area.addEventListener("input", count);
  area.after(line);
  count();
}
