"""Received files and pictures, and what was found in them."""
