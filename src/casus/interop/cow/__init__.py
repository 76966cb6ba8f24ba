"""Files of the Correlates of War project and of ATOP."""
