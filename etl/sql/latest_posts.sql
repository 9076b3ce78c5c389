-- One row of latest_posts: a post as its newest export saw it, for the accounts in `touched`.
DELETE FROM latest_posts WHERE account_id IN (SELECT account_id FROM touched);
INSERT INTO latest_posts
  SELECT account_keys.account, posts.* FROM posts JOIN account_keys USING (account_id) JOIN imports USING (import_no)
  WHERE account_id IN (SELECT account_id FROM touched)
  QUALIFY row_number() OVER (
      PARTITION BY account_id, post_id ORDER BY posts.as_of DESC, rows_read DESC, sha256 DESC, import_no) = 1;
