"""A section of the story as plain text, and what an editor made of it."""

from __future__ import annotations

from briefs.answers.sections import Stored, merged, text_of

PLAIN: Stored = {"type": "paragraph", "value": "<p>Nobody came home.</p>", "id": "a"}
RICH: Stored = {
    "type": "paragraph",
    "value": "<p>Taxis were <b>dear</b> &amp; rare.</p>",
    "id": "b",
}
LIST: Stored = {"type": "paragraph", "value": "<ul><li>One</li><li>Two</li></ul>", "id": "c"}
HEADING: Stored = {"type": "heading", "value": "At night", "id": "d"}
FIGURE: Stored = {"type": "figure", "value": {"image": 7, "caption": "A bus"}, "id": "e"}


def test_every_block_with_words_is_a_paragraph_of_text() -> None:
    text = "At night\n\nNobody came home.\n\nTaxis were dear & rare.\n\nOne\nTwo"

    assert text_of([HEADING, PLAIN, FIGURE, RICH, LIST]) == text


def test_a_text_that_did_not_change_leaves_every_block_as_it_is() -> None:
    blocks = [FIGURE, HEADING, PLAIN, FIGURE, RICH, LIST]

    assert merged(blocks, text_of(blocks)) == blocks


def test_only_the_paragraph_that_changed_loses_its_markup() -> None:
    text = "Nobody came home at night.\n\nTaxis were dear & rare."

    assert merged([PLAIN, RICH], text) == [
        {"type": "paragraph", "value": "<p>Nobody came home at night.</p>"},
        RICH,
    ]


def test_a_picture_stays_when_the_words_before_it_go() -> None:
    assert merged([PLAIN, FIGURE, RICH], "Taxis were dear & rare.") == [FIGURE, RICH]


def test_a_new_paragraph_comes_where_it_was_written() -> None:
    text = "Nobody came home.\n\nNew & <b>bold</b>.\n\nTaxis were dear & rare."

    assert merged([PLAIN, RICH], text) == [
        PLAIN,
        {"type": "paragraph", "value": "<p>New &amp; &lt;b&gt;bold&lt;/b&gt;.</p>"},
        RICH,
    ]


def test_an_emptied_text_leaves_pictures_only() -> None:
    assert merged([PLAIN, FIGURE], "  \n ") == [FIGURE]
