"""Files of other projects, read and written in their own formats."""
