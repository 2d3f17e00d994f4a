"""``python -m osintkit.cli``."""

from osintkit.cli import main

main()
