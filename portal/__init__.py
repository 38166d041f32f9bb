"""The composition root: settings, addresses, home and standard pages. Nothing imports it."""
