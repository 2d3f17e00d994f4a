"""Numbers that a text states, with unit, bound and scope."""
