"""`casus forecast`: forecasts kept, listed, resolved and scored."""
