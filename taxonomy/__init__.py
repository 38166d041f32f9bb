"""The vocabulary every other package shares: themes, places, offices, languages.

Imports nothing of the project.
"""
