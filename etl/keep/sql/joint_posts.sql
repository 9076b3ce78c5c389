-- One row of joint_posts: a post that an account in `posting` made together with another and that is not one of its own.
DELETE FROM joint_posts WHERE account IN (SELECT account FROM account_keys JOIN posting USING (account_id));
INSERT INTO joint_posts
  SELECT account, post_id, published_at, published_on, permalink, caption
  FROM (
    SELECT shared_days.* REPLACE (
      first_value(caption IGNORE NULLS) OVER newest_first AS caption,
      first_value(permalink IGNORE NULLS) OVER newest_first AS permalink)
    FROM shared_days JOIN imports USING (import_no)
    WHERE account_id IN (FROM posting)
    WINDOW newest_first AS (
      PARTITION BY account_id, post_id ORDER BY as_of DESC, rows_read DESC, sha256 DESC, import_no
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    QUALIFY row_number() OVER newest_first = 1)
  ANTI JOIN (SELECT account, post_id FROM latest_posts WHERE account_id IN (FROM posting)) USING (account, post_id)
  ORDER BY published_on, account, post_id;
