"""The directory of people: for alumni and staff, about those who asked to be in it.

query string -> forms.Asked -> finding.people_found -> a page of entries.Entry
"""
