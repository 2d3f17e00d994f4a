"""Numbers of every originator side by side, never averaged."""
