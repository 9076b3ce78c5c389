-- One row: a post that a pattern would catch: by its words ($words, between spaces) or by its hashtag ($tag).
SELECT account, post_id, published_on, permalink, caption
FROM latest_posts JOIN (
  SELECT account, post_id FROM post_words WHERE contains(words, $words)
  UNION
  SELECT account, post_id FROM post_hashtags WHERE tag = $tag) USING (account, post_id)
