-- One row: a post of a registered account that speaks of the agenda $event and may lie within 72 hours of its start, the most
-- seen first. A post known only to the day may be at any time of that day in its zone.
SELECT account, handle, platform, owner, region, post_id, published_on, permalink, caption, matched, views, reach,
  CASE WHEN likes IS NOT NULL OR comments IS NOT NULL THEN coalesce(likes, 0) + coalesce(comments, 0) END AS interactions
FROM agenda_windows
JOIN post_matches ON content = 'event' AND id = event_id
JOIN profile_posts AS posts USING (account, post_id, published_on)
LEFT JOIN (SELECT account, post_id, views, reach, likes, comments FROM latest_posts) AS known USING (account, post_id)
JOIN account_homes USING (account)
WHERE event_id = $event AND CASE WHEN published_at IS NOT NULL THEN published_at BETWEEN opens AND late_until
  ELSE day_begins(published_on, utc_hours) < late_until AND day_ends(published_on, utc_hours) > opens END
ORDER BY views DESC NULLS LAST, account, post_id;
