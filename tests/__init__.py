"""Tests that act like the people who use the program."""
