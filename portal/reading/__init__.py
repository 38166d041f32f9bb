"""How pages reach a reader on a slow link.

text_only    without pictures, for who chose it or whose browser asks to save data
telling      takes the pictures out of a page and puts their words in
"""
