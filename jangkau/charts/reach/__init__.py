"""Charts of reach: maps, tiles, ranking."""
