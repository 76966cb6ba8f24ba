"""The command line. It computes nothing; each command loads what it needs when it runs, so that --help is quick."""

from casus.cli.main import main

__all__ = ["main"]
