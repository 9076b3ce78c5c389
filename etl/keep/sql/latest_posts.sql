-- One row of posts_now: a post as its newest export saw it, for the accounts in `posting`. An export that does not tell
-- the caption or the link takes neither away. The day of a post is that of its account's zone.
CREATE OR REPLACE TEMP TABLE posts_now AS
  SELECT account_keys.account, posts.* REPLACE (
    coalesce(day_of(published_at, coalesce(utc_hours, 7)), published_on) AS published_on,
    first_value(caption IGNORE NULLS) OVER newest_first AS caption, first_value(permalink IGNORE NULLS) OVER newest_first AS permalink)
  FROM posts JOIN account_keys USING (account_id) JOIN imports USING (import_no)
    LEFT JOIN account_homes ON account_homes.account = account_keys.account
  WHERE account_id IN (FROM posting)
  WINDOW newest_first AS (
    PARTITION BY account_id, post_id ORDER BY posts.as_of DESC, rows_read DESC, sha256 DESC, import_no
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
  QUALIFY row_number() OVER newest_first = 1;
