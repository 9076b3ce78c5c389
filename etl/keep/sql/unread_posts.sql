-- One row of unread: a post of an account in `posting` whose caption has not been read yet, or has changed since, as its day may; what
-- was read of others stays.
-- One row: a post of profile_posts for these accounts; in there all others would be gone through too.
CREATE OR REPLACE TEMP TABLE profile AS
  SELECT account, post_id, published_on, caption, hash(caption) AS caption_hash
  FROM (
    SELECT account, post_id, published_on, caption FROM latest_posts WHERE account_id IN (FROM posting)
    UNION ALL
    SELECT account, post_id, published_on, caption FROM joint_posts
    WHERE account IN (SELECT account FROM account_keys JOIN posting USING (account_id)));

CREATE OR REPLACE TEMP TABLE words_before AS
  SELECT account, post_id, published_on, caption_hash FROM post_words
  WHERE account IN (SELECT account FROM account_keys JOIN posting USING (account_id));

CREATE OR REPLACE TEMP TABLE unread AS
  SELECT row_number() OVER () - 1 AS place, *
  FROM (
    SELECT account, post_id, published_on, caption, caption_hash
    FROM profile ANTI JOIN words_before USING (account, post_id, published_on, caption_hash)
    WHERE caption IS NOT NULL
    -- so lies what is read of it: who asks for some days passes over the other quarters
    ORDER BY date_trunc('quarter', published_on), account, published_on, post_id);

CREATE OR REPLACE TEMP TABLE no_longer AS
  SELECT account, post_id FROM words_before ANTI JOIN profile USING (account, post_id, published_on, caption_hash);

DELETE FROM post_words USING no_longer AS gone WHERE post_words.account = gone.account AND post_words.post_id = gone.post_id;
DELETE FROM post_hashtags USING no_longer AS gone WHERE post_hashtags.account = gone.account AND post_hashtags.post_id = gone.post_id;
DELETE FROM post_mentions USING no_longer AS gone WHERE post_mentions.account = gone.account AND post_mentions.post_id = gone.post_id;
DELETE FROM post_matches USING no_longer AS gone WHERE post_matches.account = gone.account AND post_matches.post_id = gone.post_id;

-- What is read of them, apart: patterns are looked for in it, and the texts of all other posts need not be gone through.
CREATE OR REPLACE TEMP TABLE words_read AS FROM post_words LIMIT 0;
CREATE OR REPLACE TEMP TABLE tags_read AS FROM post_hashtags LIMIT 0;
SELECT count(*) FROM unread;
