-- One row: a campaign that ran in the period or an agenda whose 72 hours ended in it, and what the posts about it by accounts in scope reached, by owner.
-- Without an event_id: the posts about all those that have a ratio (both sides tell views), each post once.
-- Its posts are those from its first day to its last, an agenda's also of the three days after, as far as the period reaches.
WITH here AS (  -- what an event may call somebody of this province that it invites
  SELECT 'all' AS part UNION ALL SELECT 'province:' || $province
  UNION ALL SELECT unnest(['regency:' || code, 'bakorwil:' || bakorwil]) FROM regencies WHERE province_code = $province
  UNION ALL SELECT 'accounts:' || account FROM accounts WHERE province_code = $province
), acts AS (
  SELECT event_id, kind, name AS event, starts_on, coalesce(ends_on, starts_on) AS ends_on,
    least(coalesce(ends_on, starts_on) + CASE kind WHEN 'agenda' THEN 3 ELSE 0 END, $last_day::DATE) AS until
  FROM events
  WHERE kind IN ('agenda', 'campaign') AND patterns IS NOT NULL
    AND (province_code IS NULL OR province_code = $province
      OR list_has_any(string_split(invited_scope, ';'), (SELECT list(part) FROM here)))
    AND CASE kind WHEN 'agenda' THEN starts_on + 3 BETWEEN $first_week::DATE AND $last_day::DATE
      ELSE starts_on <= $last_day::DATE AND coalesce(ends_on, starts_on) >= $first_week::DATE END
), about AS (
  SELECT event_id, owner, account, post_id, regency_code, views, reach
  FROM acts JOIN post_matches ON content = 'event' AND id = event_id
  JOIN posts_in_scope($province, $bakorwil, $regency, $platform, $owner) AS posts USING (account, post_id, published_on)
  WHERE published_on BETWEEN starts_on AND until AND owner IN ('government', 'community')
), sums AS (
  SELECT event_id, owner, count(*) AS posts, count(DISTINCT account) AS accounts, count(DISTINCT regency_code) AS regions,
    max(reach) AS reach_low, sum(reach)::BIGINT AS reach_high, count(reach) AS posts_with_reach,
    sum(views)::BIGINT AS views, count(views) AS posts_with_views
  FROM about
  GROUP BY ALL
), both_tell AS (
  SELECT event_id FROM about WHERE views IS NOT NULL GROUP BY event_id
  HAVING count(DISTINCT owner) = 2 AND sum(views) FILTER (owner = 'government') > 0
), together AS (
  SELECT owner, count(*) AS posts, count(DISTINCT account) AS accounts, count(DISTINCT regency_code) AS regions,
    max(reach) AS reach_low, sum(reach)::BIGINT AS reach_high, count(reach) AS posts_with_reach,
    sum(views)::BIGINT AS views, count(views) AS posts_with_views
  FROM (SELECT DISTINCT account, post_id, owner, regency_code, views, reach FROM about SEMI JOIN both_tell USING (event_id))
  GROUP BY owner
)
SELECT event_id, kind, event, starts_on, ends_on, owner, posts, accounts, regions, reach_low, reach_high, posts_with_reach,
  views, posts_with_views
FROM acts LEFT JOIN sums USING (event_id)
UNION ALL
SELECT NULL, NULL, NULL, NULL, NULL, together.* FROM together
ORDER BY starts_on, event_id, owner;
