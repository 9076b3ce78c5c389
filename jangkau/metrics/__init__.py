"""Every number that a page shows: one module a topic, one question a file in sql/."""
