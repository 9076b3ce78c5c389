-- One row of post_words or of post_hashtags: what has just been read of a post, and was looked through.
INSERT INTO post_words FROM words_read;
INSERT INTO post_hashtags FROM tags_read;
TRUNCATE words_read;
TRUNCATE tags_read;
