"""Whole working days, done by hand in the real window."""
