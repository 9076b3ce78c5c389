-- What a lake keeps beside the tables of schema.sql, so that a machine that holds an earlier version fetches what changed alone.
-- One row: a version that was published here since the lake was last written whole, and its mark.
CREATE TABLE publications (version INTEGER, mark VARCHAR);

-- One row: a table's key whose rows a version changed (carried.py says what the keys of each table are).
CREATE TABLE changes (version INTEGER, table_name VARCHAR, key VARCHAR);
