"""What waits for a member of the staff, on the first page of the admin.

matters.py   one line of the list: so many, since when, where to
finding.py   each kind of matter, for whom, counted in a query or two
panel.py     the list as Wagtail's dashboard shows it
"""
