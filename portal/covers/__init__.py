"""Drawn covers for records without a photo: a pattern of the theme, always the same for a record.

themes of a record -> taxonomy.families -> address (family, number) -> view -> drawing
"""
