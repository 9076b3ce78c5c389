-- One row: a caption that is to be read.
SELECT account, post_id, caption, caption_hash
FROM unread JOIN profile_posts USING (account, post_id)
WHERE place >= $first AND place < $until
