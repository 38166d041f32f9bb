"""Policies from elsewhere -> pages: drafts of policies, and the one way they are written."""
