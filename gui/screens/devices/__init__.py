"""The screen of devices: find, take in, issue, take back, correct."""
