-- One row: a hash of the facts in force, the same whatever the order or the time of loading. What it takes from an account is kept
-- in account_marks and worked out anew for the accounts in `touched`.
-- Words are counted by their places, small numbers that every engine hashes alike: so the mark is that of earlier versions too.
DELETE FROM account_marks WHERE account_id IN (SELECT account_id FROM touched);

INSERT INTO account_marks
  WITH changed AS (
    SELECT account_id, account FROM account_keys WHERE account_id IN (SELECT account_id FROM touched)
  ), days AS (
    SELECT account_id, count(*) AS day_count, bit_xor(mark) AS day_xor, sum(mark) AS day_sum
    FROM (
      SELECT account_id,
        hash(account, day, place::UTINYINT, value, (list_position($observed, observed) - 1)::UTINYINT, provisional) AS mark
      FROM day_values JOIN changed USING (account_id) JOIN metric_kinds USING (metric))
    GROUP BY account_id
  ), seen AS (
    SELECT account_id, count(*) AS post_count, sum(hash(
        changed.account, post_id, p.as_of, published_at, published_on, permalink, kind, caption, views, reach, impressions,
        likes, comments, shares, saves, follows, clicks, collab, sha256)) AS post_sum
    FROM posts AS p JOIN changed USING (account_id) JOIN imports USING (import_no)
    GROUP BY account_id)
  SELECT account_id, coalesce(day_count, 0), day_xor, day_sum, coalesce(post_count, 0), post_sum
  FROM days FULL JOIN seen USING (account_id);

SELECT sha256(concat_ws(' ',
  concat_ws(' ', coalesce(sum(day_count), 0), bit_xor(day_xor), sum(day_sum)),
  concat_ws(' ', coalesce(sum(post_count), 0), sum(post_sum)),
  (SELECT CASE WHEN count(*) > 0 THEN concat_ws(' ', count(*), sum(hash(
      account_keys.account, day, basis, dimension, value, share, sha256))) END
   FROM audience_shares JOIN account_keys USING (account_id) JOIN imports USING (import_no))))
FROM account_marks
