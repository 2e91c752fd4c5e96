"""Benchmarks: quality and speed on data given by path."""
