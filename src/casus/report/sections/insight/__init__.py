"""The sections of a report that say why: drivers, tipping points, sources, what to find out."""
