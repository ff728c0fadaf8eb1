"""Figures that keep the program fast, each beside a yardstick taken on the same machine by turns with it."""
