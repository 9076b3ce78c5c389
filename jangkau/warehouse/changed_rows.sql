-- One row of changed: a key of <table> whose rows in the draft are not those of the version that it began with.
INSERT INTO changed
  WITH before AS (
    SELECT <key> AS key, count(*) AS row_count, sum(hash(rows)) AS mark FROM base.<table> AS rows WHERE <part> GROUP BY ALL
  ), after AS (
    SELECT <key> AS key, count(*) AS row_count, sum(hash(rows)) AS mark FROM draft.<table> AS rows WHERE <part> GROUP BY ALL)
  SELECT DISTINCT '<table>', key FROM ((FROM before EXCEPT FROM after) UNION ALL (FROM after EXCEPT FROM before));
