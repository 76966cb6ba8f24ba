"""Numerical kernels of insight: pure functions on arrays, one estimator a file."""
