"""What the evidence of a claim comes to, as of a day."""
