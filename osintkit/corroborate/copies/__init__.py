"""Which texts were copied from which."""
