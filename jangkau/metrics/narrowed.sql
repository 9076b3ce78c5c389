-- One row of each: what a reader who is held to $province, $organisation or $account sees of a table, as though no other had been loaded.
-- A table that is not named here is empty to such a reader.
-- accounts
SELECT * FROM office.accounts WHERE ($province IS NULL OR province_code = $province)
  AND ($organisation IS NULL OR organisation = $organisation) AND ($account IS NULL OR account = $account);
-- regencies
SELECT * FROM office.regencies WHERE province_code = $province OR $province IS NULL AND province_code IN (SELECT province_code FROM accounts);
-- meta
FROM office.meta;
-- breaks
FROM office.breaks;
-- metric_kinds
FROM office.metric_kinds;
-- formats
FROM office.formats;
-- province_zones
FROM office.province_zones;
-- themes
FROM office.themes;
-- theme_homes
FROM office.theme_homes WHERE province_code IN (SELECT province_code FROM regencies);
-- organisations
SELECT * FROM office.organisations WHERE ($province IS NULL OR province_code = $province)
  AND ($organisation IS NULL OR organisation = $organisation)
  AND ($account IS NULL OR organisation IN (SELECT organisation FROM accounts));
-- account_keys
FROM office.account_keys SEMI JOIN accounts USING (account);
-- day_values
FROM office.day_values SEMI JOIN account_keys USING (account_id);
-- day_values_replaced
FROM office.day_values_replaced SEMI JOIN account_keys USING (account_id);
-- posts
FROM office.posts SEMI JOIN account_keys USING (account_id);
-- shared_posts
FROM office.shared_posts SEMI JOIN account_keys USING (account_id);
-- audience_shares
FROM office.audience_shares SEMI JOIN account_keys USING (account_id);
-- account_weeks
FROM office.account_weeks SEMI JOIN accounts USING (account);

-- shown_weeks
FROM office.shown_weeks SEMI JOIN accounts USING (account);
-- account_ends
FROM office.account_ends SEMI JOIN accounts USING (account);
-- latest_posts
FROM office.latest_posts SEMI JOIN accounts USING (account);
-- joint_posts
FROM office.joint_posts SEMI JOIN accounts USING (account);
-- post_spans
FROM office.post_spans SEMI JOIN accounts USING (account);
-- post_words
FROM office.post_words SEMI JOIN accounts USING (account);
-- post_hashtags
FROM office.post_hashtags SEMI JOIN accounts USING (account);
-- post_mentions
FROM office.post_mentions SEMI JOIN accounts USING (account);
-- attendance
FROM office.attendance SEMI JOIN accounts USING (account);
-- events
FROM office.events WHERE province_code IS NULL OR province_code IN (SELECT province_code FROM regencies)
  OR event_id IN (SELECT event_id FROM attendance);
-- hoaxes
FROM office.hoaxes WHERE province_code IS NULL OR province_code IN (SELECT province_code FROM regencies);
-- targets
FROM office.targets WHERE ($province IS NULL OR left(place, 2) = $province)
  AND ($organisation IS NULL OR organisation = $organisation) AND $account IS NULL;
-- post_matches
FROM office.post_matches SEMI JOIN accounts USING (account)
WHERE content = 'theme' OR id IN (SELECT event_id FROM events UNION ALL SELECT hoax_id FROM hoaxes);
-- patterns_matched
FROM office.patterns_matched
WHERE content = 'theme' OR id IN (SELECT event_id FROM events UNION ALL SELECT hoax_id FROM hoaxes);
-- regency_weeks
FROM office.regency_weeks WHERE province_code = $province AND $account IS NULL AND $organisation IS NULL
UNION ALL BY NAME (
  WITH reported AS (
    SELECT week, account, province_code, regency_code, platform, owner, metric, total, largest, basis, counting, provisional_days,
      CASE WHEN kind = 'unique' AND basis = 'posts' OR kind = 'stock' AND age_days >= 7 THEN NULL  -- with nothing to be compared
      WHEN kind = 'stock' OR basis = 'posts' THEN 0 ELSE reported_days END AS days
    FROM account_weeks JOIN accounts USING (account) JOIN metric_kinds USING (metric)
    WHERE $organisation IS NOT NULL AND (active_from IS NULL OR active_from <= week + 6) AND (active_to IS NULL OR active_to >= week))
  SELECT week, province_code, regency_code, platform, owner, metric,
    sum(total) AS total, max(largest) AS largest, count(total)::INTEGER AS accounts,
    count(total) FILTER (basis = 'posts')::INTEGER AS accounts_by_posts, bool_or(provisional_days > 0) AS provisional,
    count(total_before) FILTER (total IS NOT NULL)::INTEGER AS accounts_compared,
    sum(total) FILTER (total_before IS NOT NULL) AS compared, sum(total_before) FILTER (total IS NOT NULL) AS compared_before
  FROM reported LEFT JOIN (
    SELECT week + 7 AS week, account, metric, basis, days, counting, total AS total_before FROM reported WHERE total IS NOT NULL
  ) USING (week, account, metric, basis, days, counting)
  GROUP BY week, province_code, regency_code, platform, owner, metric);
-- imports
FROM office.imports SEMI JOIN accounts USING (account);
-- counted_by
FROM office.counted_by SEMI JOIN imports USING (import_no);
-- issues
FROM office.issues SEMI JOIN imports USING (import_no);
-- ignored_rows
FROM office.ignored_rows SEMI JOIN imports USING (import_no);
