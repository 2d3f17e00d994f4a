"""Dates and intervals that a text states."""
