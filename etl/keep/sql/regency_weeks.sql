-- One row of regency_weeks: a region, week, platform, owner and metric over the registered accounts active that week; for the homes
-- and weeks of `weeks_changed`, and all weeks of accounts whose line in the registry changed (accounts_changed).
-- One row: a region, platform and owner, and the weeks to be summed anew; a week is compared with the one before it.
CREATE OR REPLACE TEMP TABLE homes AS
  WITH changed AS (
    SELECT account, min(week) AS first_week, max(week) + 7 AS last_week FROM weeks_changed GROUP BY account
    UNION ALL
    SELECT DISTINCT account, DATE '1000-01-01', DATE '9999-12-31' FROM accounts_changed)
  SELECT province_code, regency_code, platform, owner, min(first_week) AS first_week, max(last_week) AS last_week
  FROM (
    SELECT account, province_code, regency_code, platform, owner FROM accounts
    UNION ALL
    SELECT account, province_code, regency_code, platform, owner FROM accounts_changed WHERE NOT stands)
  JOIN changed USING (account)
  GROUP BY ALL;

-- The first and the last of these weeks: by a variable the database passes over all that lies outside.
SET VARIABLE first_week = (SELECT coalesce(min(first_week), DATE '9999-12-31') FROM homes);
SET VARIABLE last_week = (SELECT coalesce(max(last_week), DATE '1000-01-01') FROM homes);

DELETE FROM regency_weeks USING homes
  WHERE regency_weeks.province_code IS NOT DISTINCT FROM homes.province_code
    AND regency_weeks.regency_code IS NOT DISTINCT FROM homes.regency_code
    AND regency_weeks.platform = homes.platform AND regency_weeks.owner = homes.owner
    AND week BETWEEN first_week AND last_week AND week BETWEEN getvariable('first_week') AND getvariable('last_week');

-- One row: a registered account's reported week, with what must be alike for two weeks to be compared.
CREATE OR REPLACE TEMP TABLE reported AS
  SELECT week, account, accounts.province_code, accounts.regency_code, accounts.platform, accounts.owner, metric, total, largest,
    basis, counting, provisional_days,
    CASE WHEN kind = 'unique' AND basis = 'posts' OR kind = 'stock' AND age_days >= 7 THEN NULL  -- with nothing to be compared
      WHEN kind = 'stock' OR basis = 'posts' THEN 0 ELSE reported_days END AS days, week >= first_week AS wanted
  FROM account_weeks JOIN accounts USING (account) JOIN metric_kinds USING (metric)
  JOIN homes ON accounts.province_code IS NOT DISTINCT FROM homes.province_code
    AND accounts.regency_code IS NOT DISTINCT FROM homes.regency_code
    AND accounts.platform = homes.platform AND accounts.owner = homes.owner
  WHERE (active_from IS NULL OR active_from <= week + 6) AND (active_to IS NULL OR active_to >= week)
    AND week BETWEEN first_week - 7 AND last_week
    AND week >= getvariable('first_week') - 7 AND week <= getvariable('last_week');

INSERT INTO regency_weeks
  SELECT week, province_code, regency_code, platform, owner, metric,
    sum(total) AS total, max(largest) AS largest, count(total)::INTEGER AS accounts,
    count(total) FILTER (basis = 'posts')::INTEGER AS accounts_by_posts, bool_or(provisional_days > 0) AS provisional,
    count(total_before) FILTER (total IS NOT NULL)::INTEGER AS accounts_compared,
    sum(total) FILTER (total_before IS NOT NULL) AS compared, sum(total_before) FILTER (total IS NOT NULL) AS compared_before
  FROM reported
  LEFT JOIN (
    SELECT week + 7 AS week, account, metric, basis, days, counting, total AS total_before FROM reported WHERE total IS NOT NULL
  ) USING (week, account, metric, basis, days, counting)
  WHERE wanted
  GROUP BY ALL
  ORDER BY metric, week, province_code, regency_code;

DROP TABLE reported;
