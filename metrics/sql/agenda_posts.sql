-- One row: a post of a registered account that speaks of the agenda $event and may lie within 72 hours of its start, the most
-- seen first. The window is that of agenda_response.sql: a post or an agenda known to the day may be at any time of that day.
WITH agenda AS (
  SELECT event_id, coalesce(starts_at, starts_on - INTERVAL 7 HOUR) AS opens,
    coalesce(starts_at, starts_on + INTERVAL 17 HOUR) + INTERVAL 72 HOUR AS closes
  FROM events
  WHERE event_id = $event
)
SELECT account, handle, platform, owner, region, post_id, published_on, permalink, caption, matched, views, reach,
  CASE WHEN likes IS NOT NULL OR comments IS NOT NULL THEN coalesce(likes, 0) + coalesce(comments, 0) END AS interactions
FROM agenda
JOIN post_matches ON content = 'event' AND id = event_id
JOIN profile_posts AS posts USING (account, post_id)
LEFT JOIN (SELECT account, post_id, views, reach, likes, comments FROM latest_posts) AS told USING (account, post_id)
JOIN account_homes USING (account)
WHERE CASE WHEN published_at IS NOT NULL THEN published_at BETWEEN opens AND closes
  ELSE published_on - INTERVAL 7 HOUR < closes AND published_on + INTERVAL 17 HOUR > opens END
ORDER BY views DESC NULLS LAST, account, post_id;
