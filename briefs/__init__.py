"""Participants' briefs: policies of their home cities."""
