-- One row: a hash of the facts in force, the same whatever the order or the time of loading.
SELECT sha256(concat_ws(' ',
  (SELECT concat_ws(' ', count(*), bit_xor(hash(account, day, metric, value, observed, provisional)),
     sum(hash(account, day, metric, value, observed, provisional)))
   FROM day_values JOIN account_keys USING (account_id)),
  (SELECT concat_ws(' ', count(*), sum(hash(
      account_keys.account, post_id, p.as_of, published_at, published_on, permalink, kind, caption, views, reach, impressions,
      likes, comments, shares, saves, follows, clicks, collab, sha256)))
   FROM posts AS p JOIN account_keys USING (account_id) JOIN imports USING (import_no))))
