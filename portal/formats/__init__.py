"""How dates and numbers are written, where Django's own formats would mislead our readers.

English is read here mostly as a second language: a month in letters and 24 hours are understood
everywhere, ``11/12/2026`` and ``a.m.`` are not.
"""
