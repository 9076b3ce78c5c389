-- One row: a hoax report of the registry, the newest first, and how many posts its patterns were found in.
SELECT hoax_id, title, category, status, reported_at, clarified_at, province_code, regency_code, patterns, source,
  coalesce(posts, 0) AS posts, lower(concat_ws(' ', hoax_id, title, patterns, source)) AS words
FROM hoaxes
LEFT JOIN (
  SELECT id AS hoax_id, count(*) AS posts FROM post_matches SEMI JOIN latest_posts USING (account, post_id)
  WHERE content = 'hoax' GROUP BY id) USING (hoax_id)
ORDER BY reported_at DESC, hoax_id;
