"""Library → diagnostics. A check is a generator function: it yields, and never prints or raises."""
