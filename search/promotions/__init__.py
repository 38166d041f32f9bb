"""Promoted results: policies that editors put above the results of certain words."""
