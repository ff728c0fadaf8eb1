"""Tests of what the office records and decides."""
