"""Offline packs: a theme, a learning session or a collection as one ZIP of static pages.

subjects     what a pack is about, and which policies are in it
fingerprint  tells whether a pack still says what the portal says
asking       a reader asks: one row, one task, however many ask at once
building     the worker writes the ZIP, stores it, and only then names it
sweeping     what is out of date or has not been asked for leaves the disk

A pack holds what everybody may read, whoever asks for it: it leaves the portal, and nobody can take
back from it what was meant for a few.
"""
