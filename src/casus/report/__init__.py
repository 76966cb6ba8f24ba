"""Reports: sentences, figures and pages made from a result."""
