"""Tests of the house itself: how it is set up, started and held together."""
