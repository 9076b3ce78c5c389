-- One row: a post of an account that stands in another's export, or of another in this one's.
SELECT account, made_by, post_id, published_on, permalink, caption FROM shared_days
WHERE made_by = $account OR account = $account ORDER BY ALL
