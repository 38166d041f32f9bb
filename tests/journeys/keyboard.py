"""Using a page without a mouse: Tab until something has the focus, then type or press.

On the way every stop of the focus is looked at: it must be in the window, not hidden behind
something else, and marked (WCAG 2.4.7 and 2.4.11).
"""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Locator, Page, expect

#: What is wrong with the element that has the focus; "" if nothing, or if it is the page itself.
_UNSEEN: Final = """
(() => {
  const it = document.activeElement;
  if (!it || it === document.body) return "";
  const name = it.outerHTML.slice(0, 120);
  // A field that is drawn by its label shows its focus there.
  const shown = [it, it.closest("label"), it.nextElementSibling, it.parentElement].filter(Boolean);
  const isMarked = (each) => {
    const style = getComputedStyle(each);
    const hasOutline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
    return hasOutline || style.boxShadow !== "none";
  };
  if (!shown.some(isMarked)) return `no mark: ${name}`;
  const box = it.getBoundingClientRect();
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
    return `out of sight: ${name}`;
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const inside = (low, value, high) => Math.min(Math.max(value, low + 1), high - 1);
  const above = document.elementFromPoint(inside(0, x, innerWidth), inside(0, y, innerHeight));
  const same = (one, other) => one.contains(other) || other.contains(one);
  return !above || shown.some((each) => same(each, above)) ? "" : `hidden: ${name}`;
})()
"""


class Keyboard:
    """The keyboard of one page. ``unseen`` gathers places where a person would lose the focus."""

    def __init__(self, page: Page, *, looks: bool = True) -> None:
        self.page = page
        self.looks = looks
        self.unseen: list[str] = []

    def go_to(self, target: Locator, *, most: int = 250) -> None:
        """Tab until the target has the focus; fails after ``most`` steps."""
        expect(target).to_be_attached()
        for _step in range(most):
            if target.evaluate("each => each === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
            self._look()
        raise AssertionError(f"{target} was not reached by {most} steps")

    def follow(self, target: Locator) -> None:
        """A link or a button, by Enter."""
        self.go_to(target)
        self.page.keyboard.press("Enter")

    def tick(self, box: Locator) -> None:
        """A checkbox, by the space bar."""
        self.go_to(box)
        self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def choose(self, radio: Locator) -> None:
        """One of a group: Tab leads into the group, arrows to the choice."""
        group = self.page.locator(f"input[name={radio.get_attribute('name')}]")
        for _step in range(250):
            if group.evaluate_all("all => all.includes(document.activeElement)"):
                break
            self.page.keyboard.press("Tab")
            self._look()
        self.page.keyboard.press("Space")
        for _step in range(group.count()):
            if radio.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        expect(radio).to_be_checked()

    def write(self, field: Locator, text: str) -> None:
        """Over whatever stands in the field."""
        self.go_to(field)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def pick(self, select: Locator, first_letters: str) -> None:
        """An option of a list, by its first letters."""
        self.go_to(select)
        self.page.keyboard.type(first_letters)

    def _look(self) -> None:
        if self.looks and (problem := self.page.evaluate(_UNSEEN)):
            self.unseen.append(f"{self.page.url}: {problem}")
