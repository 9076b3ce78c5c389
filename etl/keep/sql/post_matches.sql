-- One row of post_matches: a post that speaks of a sought theme, event or hoax, out of those just read or of all ($every_post).
INSERT INTO post_matches
  WITH texts AS (
    SELECT account, post_id, words FROM words_read WHERE NOT $every_post
    UNION ALL
    SELECT account, post_id, words FROM post_words WHERE $every_post
  ), tags AS (
    SELECT account, post_id, tag FROM tags_read WHERE NOT $every_post
    UNION ALL
    SELECT account, post_id, tag FROM post_hashtags WHERE $every_post
  )
  SELECT content, id, account, post_id, string_agg(written, ' | ' ORDER BY place)
  FROM (
    SELECT DISTINCT content, id, account, post_id, place, written
    FROM (SELECT account, post_id, words, unnest(string_split(words, ' ')) AS word FROM texts) AS texts
    JOIN patterns_sought AS sought ON anchor = word AND contains(texts.words, sought.words)
    UNION ALL
    SELECT content, id, account, post_id, place, written FROM tags JOIN patterns_sought USING (tag))
  GROUP BY ALL
  ORDER BY ALL
