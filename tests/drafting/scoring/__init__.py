"""Scores of what drafting finds against the gold of the articles beside this folder."""
