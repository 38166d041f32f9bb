"""Texts of pages in several languages.

    fields.py     what a translator writes, what follows the original, what is a page's own
    versions.py   the pages that say the same in different languages
    states.py     original, translated, partly, by machine, older than the original
    showing.py    what a reader is told about it
    placing.py    to the tree of its own language
    report.py     what staff are told: one line per page, one column per language
    admin.py      how staff reach it in Wagtail

The work itself - extracting texts, the translator's form, PO files, bringing changes over - is
wagtail-localize's. Changes are brought over by hand only: see docs/translating.md.
"""
