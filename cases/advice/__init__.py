"""Advice for whoever writes a policy, beside the form; it blocks nothing.

words.py     the words of a policy in the order a reader meets them
reading.py   how hard English text is to read, and its longest sentence
checks.py    the table of what is looked at, and what is said about it
"""
