-- One row of post_matches: a post that speaks of a sought theme, event or hoax, out of those just read or of all ($every_post).
INSERT INTO post_matches
  WITH texts AS (
    SELECT account, post_id, published_on, words FROM words_read WHERE NOT $every_post
    UNION ALL
    SELECT account, post_id, published_on, words FROM post_words WHERE $every_post
  ), tags AS (
    SELECT account, post_id, published_on, tag FROM tags_read WHERE NOT $every_post
    UNION ALL
    SELECT account, post_id, published_on, tag FROM post_hashtags WHERE $every_post
  ), found AS (
    SELECT DISTINCT content, id, account, post_id, published_on, place, written
    FROM (SELECT account, post_id, published_on, words, unnest(string_split(words, ' ')) AS word FROM texts) AS texts
    JOIN patterns_sought AS sought ON anchor = word AND contains(texts.words, sought.words)
    UNION ALL
    SELECT content, id, account, post_id, published_on, place, written FROM tags JOIN patterns_sought USING (tag)
  ), matches AS (
    SELECT content, id, account, post_id, published_on, string_agg(written, ' | ' ORDER BY place) AS matched FROM found GROUP BY ALL
  )
  FROM matches
  -- so it lies: who asks for the themes of some days passes over the other quarters
  ORDER BY content, date_trunc('quarter', published_on), id, account, post_id
