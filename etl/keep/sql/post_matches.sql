-- One row of post_matches: a post that speaks of a sought theme, event or hoax, out of those just read or of all ($every_post).
INSERT INTO post_matches
  SELECT content, id, account, post_id, string_agg(written, ' | ' ORDER BY place)
  FROM (
    SELECT DISTINCT content, id, account, post_id, place, written
    FROM (SELECT account, post_id, words, unnest(string_split(words, ' ')) AS word FROM post_words) AS texts
    JOIN patterns_sought AS sought ON anchor = word AND contains(texts.words, sought.words)
    UNION ALL
    SELECT content, id, account, post_id, place, written FROM post_hashtags JOIN patterns_sought USING (tag))
  WHERE $every_post OR (account, post_id) IN (SELECT (account, post_id) FROM unread)
  GROUP BY ALL
  ORDER BY ALL
