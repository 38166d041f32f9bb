"""Collections: what a reader sees of them, and how staff put them together."""
