"""What is said of the tables of insight."""
