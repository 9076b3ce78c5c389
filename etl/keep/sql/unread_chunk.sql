-- One row: a caption that is to be read.
SELECT account, post_id, published_on, caption, caption_hash FROM unread WHERE place >= $first AND place < $until ORDER BY place
