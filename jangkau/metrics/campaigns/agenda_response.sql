-- One row: an agenda whose 72 hours ended in the period and an account in scope that is expected, and whether it posted about it. Both
-- by their numbers (message of messages_closing.sql, whose of message_accounts.sql): names would be most of what is handed over.
-- $kind: agenda, or campaign, whose last day lies in the period; $everyone: of all accounts in scope, expected or not.
-- Moments are UTC; a post or an agenda known only to the day may be at any time of that day in its zone.
WITH messages AS (
  SELECT *, row_number() OVER (ORDER BY closes_on, event_id) - 1 AS message
  FROM message_windows
  WHERE kind = $kind AND patterns IS NOT NULL AND date_precision = 'day'
), agendas AS (
  SELECT message, event_id, starts_on, starts_at, province_code AS held_in, string_split(invited_scope, ';') AS invited,
    opens, on_time_until, late_until
  FROM messages
  WHERE closes_on BETWEEN $first_day::DATE AND $last_day::DATE
), in_scope AS (
  SELECT *, row_number() OVER (ORDER BY regency_code NULLS FIRST, owner DESC, account) - 1 AS whose,
    ['all', 'province:' || province_code, 'bakorwil:' || bakorwil, 'regency:' || regency_code, 'accounts:' || account] AS invitations
  FROM accounts_in_scope($province, NULL, NULL, NULL, NULL)
), expected AS (
  SELECT agendas.* EXCLUDE (held_in, invited), whose, account, utc_hours
  FROM agendas JOIN in_scope ON active_between(active_from, active_to, starts_on, starts_on)
    AND CASE WHEN $everyone THEN true WHEN invited IS NULL THEN held_in IS NULL OR held_in = province_code
      ELSE list_has_any(invited, invitations) END
), days AS (
  -- those on which a response may be published, so that no other post is looked at
  SELECT DISTINCT unnest(range(opens::DATE - 2, late_until::DATE + 3, INTERVAL 1 DAY))::DATE AS published_on FROM agendas
), matched AS (
  SELECT id AS event_id, account, post_id, published_on, matched
  FROM post_matches WHERE content = 'event' AND id IN (SELECT event_id FROM agendas)
), known AS (
  SELECT message, whose, post_id, {'post_id': post_id, 'permalink': permalink, 'matched': matched} AS post, opens, on_time_until, late_until,
    coalesce(published_at, day_begins(published_on, utc_hours)) AS earliest,
    coalesce(published_at, day_ends(published_on, utc_hours)) AS latest
  FROM matched JOIN (FROM profile_posts SEMI JOIN days USING (published_on)) USING (account, post_id, published_on)
  JOIN expected USING (event_id, account)
), judged AS (
  SELECT *, earliest >= opens AND latest <= late_until AS in_time,
    CASE WHEN earliest >= opens AND latest <= on_time_until THEN 1
      WHEN earliest >= on_time_until AND latest <= late_until THEN 2
      WHEN earliest < late_until AND latest > opens THEN 3 END AS verdict
  FROM known
), answers AS (
  SELECT message, whose, min(verdict) AS verdict, count(*) AS posts,
    arg_min(post, (verdict, earliest, post_id)) AS post, min(latest) FILTER (in_time) AS answered_at
  FROM judged WHERE verdict IS NOT NULL
  GROUP BY ALL
), watched AS (
  SELECT message, whose, max(least(covered_to, late_until)) AS watched_until
  FROM expected JOIN post_spans ON post_spans.account = expected.account AND covered_from <= opens AND covered_to > opens
  GROUP BY ALL
)
SELECT message, whose,
  CASE WHEN verdict = 1 THEN 'on_time' WHEN verdict = 2 THEN 'late' WHEN verdict = 3 THEN 'day_only'
    WHEN watched_until >= late_until THEN 'none' ELSE 'no_data' END AS status,
  coalesce(watched_until >= late_until, false) AS covered,
  starts_at IS NULL AS timed,  -- or the account's files tell the hour: hours_told.sql
  answered_at IS NOT NULL AS answered,
  CASE WHEN starts_at IS NOT NULL THEN date_diff('second', opens, answered_at) / 3600 END AS hours,
  CASE WHEN starts_at IS NOT NULL THEN date_diff('second', opens, watched_until) / 3600 END AS watched_hours,
  coalesce(posts, 0) AS posts, post.post_id, post.permalink, post.matched
FROM expected
LEFT JOIN answers USING (message, whose)
LEFT JOIN watched USING (message, whose)
ORDER BY starts_on, event_id, whose;
