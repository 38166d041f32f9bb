"""The living style guide for staff: tokens with their contrast, every component in every state.

tokens.css -> palette; samples -> chapters -> the site's own partials -> templates/styleguide/
"""
