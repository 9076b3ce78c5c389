-- One row of regency_weeks: a region, week, platform, owner and metric over the registered accounts active that week; for the
-- homes of the accounts in `touched` and of those whose line in the registry changed (accounts_before: as the draft began).
-- One row: a region, platform and owner whose weeks are to be summed anew.
CREATE OR REPLACE TEMP TABLE homes AS
  WITH changed AS (
    SELECT account FROM account_keys JOIN touched USING (account_id)
    UNION
    SELECT account FROM (FROM accounts EXCEPT FROM accounts_before)
    UNION
    SELECT account FROM (FROM accounts_before EXCEPT FROM accounts))
  SELECT DISTINCT province_code, regency_code, platform, owner
  FROM (
    SELECT account, province_code, regency_code, platform, owner FROM accounts
    UNION ALL
    SELECT account, province_code, regency_code, platform, owner FROM accounts_before)
  WHERE account IN (FROM changed);

DELETE FROM regency_weeks USING homes
  WHERE regency_weeks.province_code IS NOT DISTINCT FROM homes.province_code
    AND regency_weeks.regency_code IS NOT DISTINCT FROM homes.regency_code
    AND regency_weeks.platform = homes.platform AND regency_weeks.owner = homes.owner;

-- One row: a registered account's reported week, with what must be alike for two weeks to be compared.
CREATE OR REPLACE TEMP TABLE reported AS
  SELECT week, account, province_code, regency_code, platform, owner, metric, total, largest, basis, counting, provisional_days,
    CASE WHEN kind = 'stock' OR basis = 'posts' THEN 0 ELSE reported_days END AS days
  FROM account_weeks JOIN accounts USING (account) JOIN metric_kinds USING (metric)
  SEMI JOIN homes ON accounts.province_code IS NOT DISTINCT FROM homes.province_code
    AND accounts.regency_code IS NOT DISTINCT FROM homes.regency_code
    AND accounts.platform = homes.platform AND accounts.owner = homes.owner
  WHERE (active_from IS NULL OR active_from <= week + 6) AND (active_to IS NULL OR active_to >= week);

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
  GROUP BY ALL
  ORDER BY metric, week, province_code, regency_code;

DROP TABLE reported;
