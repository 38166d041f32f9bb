"""OAI-PMH 2.0: libraries and catalogues harvest the public policies as Dublin Core.

    request -> arguments -> verbs -> answers -> xml
                              |
    signals -> keeping -> HarvestRow (what was ever public, and when that changed), dublin_core

One item is one policy with all its translations. Deletions are remembered for good. Why no library
does this: docs/decisions/0010-oai-pmh-by-hand.md.
"""
