"""Charts: tables as drawings."""
