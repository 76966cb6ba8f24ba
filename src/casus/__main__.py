"""`python -m casus` is the command line."""

from casus.cli import main

main()
