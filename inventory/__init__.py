"""What the office records and decides; knows no Qt."""

__version__ = "0.1.0"
