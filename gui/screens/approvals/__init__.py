"""The screen of home-office cases."""
