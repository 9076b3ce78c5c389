"""Numbers of reach: by region, ranked, covered, changed."""
