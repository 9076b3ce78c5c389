-- One row: a hash of the facts in force, the same whatever the order or the time of loading.
-- Words are counted by their places, small numbers that every engine hashes alike: so the mark is that of earlier versions too.
SELECT sha256(concat_ws(' ',
  (SELECT concat_ws(' ', count(*), bit_xor(mark), sum(mark)) FROM (
     SELECT hash(account, day, place::UTINYINT, value, (list_position($observed, observed) - 1)::UTINYINT, provisional) AS mark
     FROM day_values JOIN account_keys USING (account_id) JOIN metric_kinds USING (metric))),
  (SELECT concat_ws(' ', count(*), sum(hash(
      account_keys.account, post_id, p.as_of, published_at, published_on, permalink, kind, caption, views, reach, impressions,
      likes, comments, shares, saves, follows, clicks, collab, sha256)))
   FROM posts AS p JOIN account_keys USING (account_id) JOIN imports USING (import_no)),
  (SELECT CASE WHEN count(*) > 0 THEN concat_ws(' ', count(*), sum(hash(account_keys.account, day, basis, dimension, value, share, sha256))) END
   FROM audience_shares JOIN account_keys USING (account_id) JOIN imports USING (import_no))))
