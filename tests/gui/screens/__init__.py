"""Tests of the screens, as people use them."""
