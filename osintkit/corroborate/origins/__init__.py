"""Evidence that counts once, and the reason for every join."""
