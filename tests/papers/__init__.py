"""Every paper as a finished file, plain and as hard as it gets."""
