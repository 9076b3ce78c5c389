-- One row of unread: a post of an account in `touched` whose caption has not been read yet, or has changed since; what was read of
-- others stays.
CREATE OR REPLACE TEMP TABLE profile AS
  SELECT account, post_id, caption, hash(caption) AS caption_hash FROM profile_posts
  WHERE account IN (SELECT account FROM account_keys JOIN touched USING (account_id));

CREATE OR REPLACE TEMP TABLE unread AS
  SELECT row_number() OVER () - 1 AS place, account, post_id, caption, caption_hash
  FROM profile ANTI JOIN post_words USING (account, post_id, caption_hash)
  WHERE caption IS NOT NULL;

CREATE OR REPLACE TEMP TABLE no_longer AS
  SELECT account, post_id FROM post_words ANTI JOIN profile USING (account, post_id, caption_hash)
  WHERE account IN (SELECT account FROM account_keys JOIN touched USING (account_id));

DELETE FROM post_words USING no_longer AS gone WHERE post_words.account = gone.account AND post_words.post_id = gone.post_id;
DELETE FROM post_hashtags USING no_longer AS gone WHERE post_hashtags.account = gone.account AND post_hashtags.post_id = gone.post_id;
DELETE FROM post_mentions USING no_longer AS gone WHERE post_mentions.account = gone.account AND post_mentions.post_id = gone.post_id;
DELETE FROM post_matches USING no_longer AS gone WHERE post_matches.account = gone.account AND post_matches.post_id = gone.post_id;
SELECT count(*) FROM unread;
