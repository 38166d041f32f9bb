"""How pages reach a reader on a slow link, and a server that many read at once.

text_only    without pictures, for who chose it or whose browser asks to save data
telling      takes the pictures out of a page and puts their words in
changes      every write to a table that readers see leaves a mark
generation   the marks as one value: another one whenever readers may see something else
keeping      pages of anonymous readers, kept while the generation is the same
"""
