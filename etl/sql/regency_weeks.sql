-- One row of regency_weeks: a region, week, platform, owner and metric over the registered accounts active that week.
DELETE FROM regency_weeks;
INSERT INTO regency_weeks
  SELECT week, province_code, regency_code, platform, owner, metric,
    sum(total) AS total, max(largest) AS largest, count(total)::INTEGER AS accounts,
    count(total) FILTER (basis = 'posts')::INTEGER AS accounts_by_posts, bool_or(provisional_days > 0) AS provisional
  FROM account_weeks JOIN accounts USING (account)
  WHERE (active_from IS NULL OR active_from <= week + 6) AND (active_to IS NULL OR active_to >= week)
  GROUP BY ALL
  ORDER BY week, province_code, regency_code;
