-- What a draft notes. One row of touched: an account that is concerned at all; of posting: in its posts; of settled: with values that
-- are decided upon. Of days_touched: the first or the last day of which values may be others.
CREATE TEMP TABLE touched (account_id INTEGER);
CREATE TEMP TABLE posting (account_id INTEGER);
CREATE TEMP TABLE settled (account_id INTEGER);
CREATE TEMP TABLE days_touched (day DATE);
-- One row: a value that is not decided upon yet.
CREATE TEMP TABLE staged AS FROM day_values LIMIT 0;
-- One row: see accounts_changed.sql.
CREATE TEMP TABLE accounts_changed AS SELECT *, true AS stands FROM accounts LIMIT 0
