"""The freshness clock: which facts are due to be checked, whom to ask, and what the answer does.

calendar or staff -> asking -> mail with a personal link -> answering -> date on the page
"""
