"""The papers of cases and devices: drawn once, finished for every reader and archive, kept, found again."""
