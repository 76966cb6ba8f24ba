"""The mathematics: pure functions on arrays that know nothing of files, cases or labels."""
