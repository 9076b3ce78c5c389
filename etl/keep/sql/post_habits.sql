-- One row of latest_posts: a post of posts_now, and what its account is used to: METRICS.md, definitions 2. What is the same stays where
-- it is, and what comes is put behind it by the quarter and in there by account: who asks for some days passes over the other
-- quarters, and an account's own posts still lie in few places.
-- One row: a post, its place among its account's posts of the same kind, and the up to 100 before it that were seen grown: what
-- each was acted upon, without shares and with them.
CREATE OR REPLACE TEMP TABLE placed AS
  WITH aged AS (
    SELECT account_id, post_id, kind, shares, likes + comments AS acted,
      coalesce(published_at, published_on::TIMESTAMP) AS moment,
      date_diff('hour', coalesce(published_at, published_on + INTERVAL 12 HOUR), as_of) / 24 AS age_days
    FROM posts_now)
  SELECT account_id, post_id, kind, shares, age_days, row_number() OVER earlier AS place,
    list(acted) FILTER (acted IS NOT NULL AND age_days >= 7) OVER earlier AS acts,
    list(acted + shares) FILTER (acted IS NOT NULL AND age_days >= 7) OVER earlier AS acts_shares
  FROM aged
  WINDOW earlier AS (PARTITION BY account_id, kind ORDER BY moment, post_id ROWS BETWEEN 100 PRECEDING AND 1 PRECEDING);

-- One row: a post of less than a week, and the same of those before it as an earlier export saw them, a day younger or older at
-- most, where so many were seen that their age need not be set aside.
CREATE OR REPLACE TEMP TABLE placed_young AS
  WITH seen AS (
    SELECT young.account_id, young.post_id, posts.likes + posts.comments AS acted, posts.shares
    FROM (FROM placed WHERE age_days < 7) AS young
    JOIN placed AS before ON before.account_id = young.account_id AND before.kind IS NOT DISTINCT FROM young.kind
      AND before.place BETWEEN young.place - 100 AND young.place - 1
    JOIN posts ON posts.account_id = before.account_id AND posts.post_id = before.post_id
    WHERE abs(date_diff('hour', coalesce(posts.published_at, posts.published_on + INTERVAL 12 HOUR), posts.as_of) / 24
      - young.age_days) <= 1
    QUALIFY row_number() OVER (
      PARTITION BY young.account_id, young.post_id, before.post_id ORDER BY posts.as_of, acted NULLS LAST, posts.shares) = 1)
  SELECT account_id, post_id, list(acted) AS acts, list(acted + shares) AS acts_shares
  FROM seen WHERE acted IS NOT NULL
  GROUP BY ALL HAVING count(*) >= $fewest;

CREATE OR REPLACE TEMP TABLE posts_come AS
  WITH habits AS (
    SELECT account_id, post_id, coalesce(len(acts), 0) AS peers, young,
      list_count(acts_shares) = len(acts) AND shares IS NOT NULL AS with_shares,
      list_sort(CASE WHEN with_shares THEN acts_shares ELSE acts END) AS sorted
    FROM (
      SELECT account_id, post_id, shares, young.post_id IS NOT NULL AS young,
        CASE WHEN young.post_id IS NULL THEN placed.acts ELSE young.acts END AS acts,
        CASE WHEN young.post_id IS NULL THEN placed.acts_shares ELSE young.acts_shares END AS acts_shares
      FROM placed LEFT JOIN placed_young AS young USING (account_id, post_id)))
  SELECT posts_now.*, peers::INTEGER AS peers, young AS peers_young, coalesce(with_shares, shares IS NOT NULL) AS with_shares,
    -- the mean of the middle half
    list_avg(sorted[peers // 4 + 1 : peers - peers // 4]) AS habit, caption IS NOT NULL AS captioned
  FROM posts_now JOIN habits USING (account_id, post_id);

-- One row: a post that stands there already, the same in everything.
CREATE OR REPLACE TEMP TABLE posts_standing AS
  FROM posts_come INTERSECT FROM latest_posts WHERE account_id IN (FROM posting);
CREATE OR REPLACE TEMP TABLE posts_gone AS
  SELECT latest.rowid AS held, published_on FROM latest_posts AS latest ANTI JOIN posts_standing USING (account_id, post_id)
  WHERE latest.account_id IN (FROM posting);
DELETE FROM posts_come USING posts_standing AS standing
  WHERE posts_come.account_id = standing.account_id AND posts_come.post_id = standing.post_id;

-- One row of days_touched: the first and the last day of a post that comes or goes.
INSERT INTO days_touched
  SELECT unnest([min(published_on), max(published_on)])
  FROM (SELECT published_on FROM posts_gone UNION ALL SELECT published_on FROM posts_come);

DELETE FROM latest_posts WHERE rowid IN (SELECT held FROM posts_gone);
INSERT INTO latest_posts FROM posts_come ORDER BY date_trunc('quarter', published_on), account_id, published_on, post_id;

DROP TABLE placed;
DROP TABLE placed_young;
DROP TABLE posts_come;
