"""Small pictures of numbers: years as columns, a table of tints, dots on a map.

Numbers in, coordinates out; templates under ``templates/plots`` draw them as SVG or as tables. No
picture says more than the words and links beside it.
"""
