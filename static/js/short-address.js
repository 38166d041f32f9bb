/** Leaves empty boxes and defaults out of the address of a search. Without it the address is longer. */

const DEFAULTS = { sort: "relevance", page_size: "20" };

for (const form of document.querySelectorAll("[data-short-address]")) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) {
      if (value.trim() === "" || DEFAULTS[name] === value) event.formData.delete(name);
    }
  });
}
