-- One row: a platform and handle as the sheet writes them, and how many of its rows bear them.
SELECT <platform>, <handle>, count(*) FROM <sheet> GROUP BY ALL
