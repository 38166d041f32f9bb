"""The demo: real policies, sessions and places committed with the project, and sample accounts.

content -> rules -> policies -> briefs.importing, put together by :mod:`portal.demo.seeding`.
"""
