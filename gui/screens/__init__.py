"""The screens: each a list, a card and what can be done there."""
