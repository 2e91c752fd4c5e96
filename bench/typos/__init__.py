"""The benchmark of the Arabic spelling stage: what it mends, what it harms, what it costs."""
