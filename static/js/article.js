/** A long page: the contents list marks the section in view, a button prints, print opens what is folded. */

const links = new Map(
  [...document.querySelectorAll("[data-contents] a")].map((link) => [link.hash.slice(1), link]),
);
const places = new Map();
const inView = new Set();

const watcher = new IntersectionObserver((changes) => {
  for (const { target, isIntersecting } of changes) {
    const id = places.get(target);
    if (isIntersecting) inView.add(id);
    else inView.delete(id);
  }
  // Between two sections the last one stays marked.
  const current = [...links.keys()].find((id) => inView.has(id));
  if (!current) return;
  for (const [id, link] of links) {
    if (id === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}, { rootMargin: "-12% 0px -60%" });

for (const id of links.keys()) {
  const heading = document.getElementById(id);
  if (!heading) continue;
  const place = heading.closest("section, li") ?? heading;
  places.set(place, id);
  watcher.observe(place);
}

for (const place of document.querySelectorAll("[data-print]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button is-quiet";
  button.textContent = place.dataset.print;
  button.addEventListener("click", () => window.print());
  place.append(button);
}

const folded = () => document.querySelectorAll("[data-open-in-print]");
let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...folded()].filter((each) => !each.open);
  for (const each of opened) each.open = true;
});
window.addEventListener("afterprint", () => {
  for (const each of opened) each.open = false;
});
