-- One row of posts_now: each post of it once. What only the one that goes has told stays with the one that it is.
CREATE OR REPLACE TEMP TABLE told_beside AS
  SELECT account, same_as, max(views) AS views, max(reach) AS reach, max(impressions) AS impressions, max(likes) AS likes,
    max(comments) AS comments, max(shares) AS shares, max(saves) AS saves, max(follows) AS follows, max(clicks) AS clicks
  FROM posts_now JOIN twice USING (account, post_id)
  GROUP BY account, same_as;

UPDATE posts_now AS posted SET
    views = coalesce(posted.views, beside.views), reach = coalesce(posted.reach, beside.reach),
    impressions = coalesce(posted.impressions, beside.impressions), likes = coalesce(posted.likes, beside.likes),
    comments = coalesce(posted.comments, beside.comments), shares = coalesce(posted.shares, beside.shares),
    saves = coalesce(posted.saves, beside.saves), follows = coalesce(posted.follows, beside.follows),
    clicks = coalesce(posted.clicks, beside.clicks)
  FROM told_beside AS beside
  WHERE posted.account = beside.account AND posted.post_id = beside.same_as;

DELETE FROM posts_now USING twice WHERE posts_now.account = twice.account AND posts_now.post_id = twice.post_id;

-- One row: an import, and how many of an account's posts in it stand here under another number too (as the platform's own, or as
-- those of an office's list).
DELETE FROM issues WHERE code IN ('posts_listed_too', 'posts_in_list')
  AND column_name IN (SELECT account FROM account_keys JOIN posting USING (account_id));

INSERT INTO issues
  SELECT import_no, NULL, account, count(DISTINCT post_id)::VARCHAR, code, false
  FROM (
    SELECT account, post_id, 'posts_listed_too' AS code FROM twice
    UNION ALL
    SELECT account, same_as, 'posts_in_list' FROM twice)
  JOIN account_keys USING (account) JOIN posts USING (account_id, post_id)
  GROUP BY import_no, account, code;
