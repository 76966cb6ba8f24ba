"""What the rules know of the world, as tables."""
