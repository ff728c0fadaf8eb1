"""The start page: what there is to do today, and the city in numbers."""
