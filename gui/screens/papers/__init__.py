"""Papers in the window: seen, printed, saved, sent, and taken in when they come back."""
