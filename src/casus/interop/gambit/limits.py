"""How large a game of a file may be. Beyond that reading stops, so that no file takes all memory."""

__all__ = ["MOST_BYTES", "MOST_CELLS", "MOST_DEPTH", "MOST_LETTERS", "MOST_NODES", "MOST_PLAYERS"]

MOST_BYTES = 8_000_000
MOST_NODES = 20_000
MOST_DEPTH = 500
MOST_PLAYERS = 100
# Payoffs in a table, or at the terminal nodes of a tree.
MOST_CELLS = 200_000
# In a name; titles and comments may be longer.
MOST_LETTERS = 1_000
