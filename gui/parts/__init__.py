"""What the screens are built from, each thing made once."""
