"""The catalogues of the interface: one per language, in step with the sources and complete.

    python -m devtools.translations                 what is wrong with them (part of the checks)
    python -m devtools.translations update          take over new texts, drop those that are gone
    python -m devtools.translations todo ja         texts without words, as JSON
    python -m devtools.translations fill ja FILE    words for them, from such a JSON file

How to translate, and the words to use: docs/translating.md.
"""
