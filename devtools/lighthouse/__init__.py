"""Lighthouse over the pages people meet first: `python3 dev.py lighthouse`.

    program.py    the npm package, fetched once into the cache
    pages.py      which pages, and as whom
    measuring.py  one page: scores, what it weighs, how many queries it costs
    report.py     the table, beside the budgets
    __main__.py   the order of it

Scores of speed depend on the machine and on what else it does, so this is a measurement and no
test; what must hold on every machine (weights, queries, accessibility) is tested.
"""
