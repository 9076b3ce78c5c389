-- One row of account_weeks: an account, a week (its Monday) and a metric, for the accounts in `touched` from the first
-- of days_touched to the last and two weeks more, for which a total of followers holds; in `weeks_changed` what changed.
-- The first week that may be told otherwise, and the last day of such a week: by variables the database passes over all others.
SET VARIABLE since_week = (SELECT coalesce(date_trunc('week', min(day))::DATE, DATE '9999-12-27') FROM days_touched);
SET VARIABLE until_day = (SELECT date_trunc('week', max(day))::DATE + 20 FROM days_touched);

-- One row: an account, week and metric as the daily series tell it; a total of followers holds for two weeks more.
CREATE OR REPLACE TEMP TABLE weekly AS
  SELECT account_id, date_trunc('week', day)::DATE AS week, metric,
    -- what a platform shows for a span of days is told anew each time: the last one counts
    CASE WHEN metric IN ('reach_7d', 'reach_28d') THEN arg_max(value, day) FILTER (value IS NOT NULL) ELSE sum(value) END AS total,
    CASE WHEN metric IN ('reach_7d', 'reach_28d') THEN arg_max(value, day) FILTER (value IS NOT NULL) ELSE max(value) END AS largest,
    arg_max(value, day) FILTER (value IS NOT NULL) AS last_value, max(day) FILTER (value IS NOT NULL) AS last_day,
    count(value)::INTEGER AS reported_days, (count(*) - count(value))::INTEGER AS missing_days,
    count_if(provisional)::INTEGER AS provisional_days, bool_or(observed = 'rounded') AS rounded,
    bit_or(day_bits(day, value)) AS bits
  FROM day_values WHERE account_id IN (FROM touched) AND day BETWEEN getvariable('since_week') - 14 AND getvariable('until_day')
  GROUP BY account_id, date_trunc('week', day), metric;

-- One row: an account and week with the last follower total on or before its Sunday, at most 14 days old.
CREATE OR REPLACE TEMP TABLE totals AS
  SELECT account_id, week, arg_min(total, age_days) AS total, min(age_days)::INTEGER AS age_days,
    arg_min(reported_days, age_days) AS reported_days, arg_min(rounded, age_days) AS rounded
  FROM (
    SELECT account_id, week + 7 * later AS week, last_value AS total, rounded,
      CASE WHEN later = 0 THEN reported_days ELSE 0 END AS reported_days, (week + 7 * later + 6) - last_day AS age_days
    FROM weekly, (VALUES (0), (1), (2)) AS weeks (later)
    WHERE metric = 'followers' AND last_day IS NOT NULL AND (week + 7 * later + 6) - last_day <= 14)
  GROUP BY ALL;

-- One row: an account, the week it published in, and a metric, summed over the posts' lifetime counts.
CREATE OR REPLACE TEMP TABLE by_posts AS
  WITH week_posts AS (
    SELECT account_id, date_trunc('week', published_on)::DATE AS week, views, reach,
      likes, comments, shares, saves,
      CASE WHEN coalesce(likes, comments, shares) IS NOT NULL
        THEN coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0) END AS interactions,
      1 AS posts
    FROM latest_posts
    WHERE published_on BETWEEN getvariable('since_week') AND getvariable('until_day') AND account_id IN (FROM touched))
  SELECT account_id, week, metric AS metric, sum(value)::DOUBLE AS total, max(value)::DOUBLE AS largest
  FROM week_posts UNPIVOT (value FOR metric IN (views, reach, likes, comments, shares, saves, interactions, posts))
  GROUP BY ALL;

-- One row: an account and week with its interactions (likes + comments + shares, where a file tells them by the day), or with what
-- the platform itself calls so, which counts more and bears its own name.
CREATE OR REPLACE TEMP TABLE acted AS
  SELECT account_id, week, CASE WHEN metric = 'interactions' THEN 'content_interactions' ELSE 'interactions' END AS metric,
    sum(total) AS total,
    max(reported_days) AS reported_days, max(missing_days) AS missing_days, max(provisional_days) AS provisional_days
  FROM weekly WHERE metric IN ('likes', 'comments', 'shares', 'interactions')
  GROUP BY ALL;

-- One row: an account, week, metric and basis that a break concerns, and the fewest and most breaks behind its values.
-- The sum of interactions stands on the side of its parts.
CREATE OR REPLACE TEMP TABLE counted AS
  WITH reported AS (
    SELECT account_id, account, day, metric, import_no
    FROM day_values JOIN account_keys USING (account_id)
    WHERE value IS NOT NULL AND account_id IN (FROM touched)
      AND day BETWEEN getvariable('since_week') AND getvariable('until_day')
  ), facts AS (
    SELECT account_id, account, day, metric, import_no, 'days' AS basis FROM reported
    UNION ALL
    SELECT account_id, account, day, 'interactions', import_no, 'days' FROM reported
    WHERE metric IN ('likes', 'comments', 'shares')
    UNION ALL
    SELECT account_id, account, published_on, metric, import_no, 'posts'
    FROM latest_posts JOIN (SELECT DISTINCT platform, metric FROM breaks) ON platform = split_part(account, ':', 1)
    WHERE published_on BETWEEN getvariable('since_week') AND getvariable('until_day') AND account_id IN (FROM touched)
  ), sides AS (
    SELECT account_id, facts.day, facts.metric, basis,
      greatest(count(*) FILTER (breaks.day <= facts.day), any_value(counting)) AS counting
    FROM (SELECT DISTINCT * FROM facts) AS facts
    JOIN breaks ON platform = split_part(account, ':', 1) AND breaks.metric = facts.metric
    LEFT JOIN counted_by ON counted_by.import_no = facts.import_no AND counted_by.metric = facts.metric
    GROUP BY account_id, facts.day, facts.metric, basis, facts.import_no)
  SELECT account_id, date_trunc('week', day)::DATE AS week, metric, basis, min(counting) AS fewest, max(counting) AS most
  FROM sides
  GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE weeks_now AS
  WITH daily AS (
    SELECT account_id, week, metric, total, CASE WHEN kind = 'unique' THEN largest ELSE total END AS largest,
      reported_days, missing_days, provisional_days, rounded, NULL::INTEGER AS age_days, 'days' AS basis
    FROM weekly JOIN metric_kinds USING (metric) WHERE metric NOT IN ('followers', 'interactions')
    UNION ALL
    SELECT account_id, week, metric, total, total, reported_days, missing_days, provisional_days, false, NULL, 'days' FROM acted
    UNION ALL
    SELECT account_id, week, 'followers', total, total, reported_days, 0, 0, rounded, age_days, 'days' FROM totals)
  SELECT week, account, metric, total, largest, reported_days, missing_days, provisional_days, rounded, age_days, basis,
    CASE WHEN fewest IS NULL THEN 0 WHEN fewest = most THEN fewest END AS counting
  FROM (
    SELECT * FROM daily
    UNION ALL
    SELECT account_id, week, metric, total, CASE WHEN metric = 'reach' THEN largest ELSE total END,
      0, 0, 0, false, NULL, 'posts'
    FROM by_posts ANTI JOIN (SELECT * FROM daily WHERE total IS NOT NULL) USING (account_id, week, metric))
  JOIN account_keys USING (account_id)
  LEFT JOIN counted USING (account_id, week, metric, basis)
  WHERE week BETWEEN getvariable('since_week') AND getvariable('until_day')
  -- where posts stand in for days that told nothing, the empty week of days goes
  QUALIFY row_number() OVER (PARTITION BY account_id, week, metric ORDER BY total IS NOT NULL DESC, basis) = 1;

-- One row: a line that goes, and one that comes: what is the same stays where it is.
CREATE OR REPLACE TEMP TABLE weeks_before AS
  FROM account_weeks
  WHERE week BETWEEN getvariable('since_week') AND getvariable('until_day')
    AND account IN (SELECT account FROM account_keys JOIN touched USING (account_id));
CREATE OR REPLACE TEMP TABLE weeks_gone AS FROM weeks_before EXCEPT FROM weeks_now;
CREATE OR REPLACE TEMP TABLE weeks_come AS FROM weeks_now EXCEPT FROM weeks_before;

DELETE FROM account_weeks USING weeks_gone AS gone
  WHERE account_weeks.week = gone.week AND account_weeks.account = gone.account AND account_weeks.metric = gone.metric;
-- By the quarter and in there by metric: one metric over years lies in few places, and all of a week as well.
INSERT INTO account_weeks FROM weeks_come ORDER BY date_trunc('quarter', week), metric, week;

-- One row of shown_weeks: of these, what a platform itself shows of the seven days.
DELETE FROM shown_weeks USING weeks_gone AS gone
  WHERE shown_weeks.week = gone.week AND shown_weeks.account = gone.account AND gone.metric = 'reach_7d';
INSERT INTO shown_weeks
  SELECT * REPLACE ('reach' AS metric, 'days' AS basis) FROM weeks_come WHERE metric = 'reach_7d' AND total IS NOT NULL ORDER BY week;

-- One row: an account and a week of which something is told otherwise now.
CREATE OR REPLACE TEMP TABLE weeks_changed AS
  SELECT account, week FROM weeks_gone UNION SELECT account, week FROM weeks_come;

-- One row of week_marks: exchanged likewise.
CREATE OR REPLACE TEMP TABLE marks_now AS
  SELECT account_id, week, place, bits FROM weekly JOIN metric_kinds USING (metric)
  WHERE bits IS NOT NULL AND week BETWEEN getvariable('since_week') AND getvariable('until_day');
CREATE OR REPLACE TEMP TABLE marks_before AS
  FROM week_marks
  WHERE week BETWEEN getvariable('since_week') AND getvariable('until_day') AND account_id IN (FROM touched);
CREATE OR REPLACE TEMP TABLE marks_gone AS FROM marks_before EXCEPT FROM marks_now;
DELETE FROM week_marks USING marks_gone AS gone
  WHERE week_marks.account_id = gone.account_id AND week_marks.week = gone.week AND week_marks.place = gone.place;
INSERT INTO week_marks FROM (FROM marks_now EXCEPT FROM marks_before) ORDER BY week, place, account_id;
