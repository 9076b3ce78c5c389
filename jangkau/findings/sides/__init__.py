"""Government beside community: the finding, what it rests on, tables."""
