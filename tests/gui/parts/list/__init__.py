"""Tests of the list."""
