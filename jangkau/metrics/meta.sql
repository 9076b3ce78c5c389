-- One row: a fact about this warehouse.
SELECT name, value FROM meta;
