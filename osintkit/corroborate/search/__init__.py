"""Which passages bear on a claim."""
