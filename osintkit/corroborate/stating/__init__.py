"""Whether a passage states a claim, part by part: precision before recall, and "nothing" is the commonest answer."""
