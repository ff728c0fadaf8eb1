"""The one list of the program: any `Listing`, read as far as it is looked at."""
