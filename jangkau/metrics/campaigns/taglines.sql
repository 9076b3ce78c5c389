-- One row: the province or a kabupaten or kota in scope with a tagline of its own, or without any, and the posts of the period that carry
-- it: those of its own accounts (a province's are all in it), and those of accounts elsewhere in scope.
WITH places AS (
  SELECT code, name AS region, false AS whole FROM regencies_in_scope($province, $bakorwil, $regency)
  UNION ALL
  SELECT DISTINCT province_code, province, true FROM regencies
  WHERE province_code = $province AND coalesce($bakorwil::VARCHAR, $regency::VARCHAR) IS NULL
), homes AS (
  SELECT account, handle, regency_code, province_code, covered.account IS NOT NULL AS covered
  FROM accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) AS own
  LEFT JOIN (
    SELECT DISTINCT spans.account FROM post_spans AS spans JOIN account_homes USING (account)
    WHERE covered_from <= day_begins(greatest(active_from, $first_week::DATE), utc_hours)
      AND covered_to >= day_ends(least(active_to, $last_day::DATE), utc_hours)) AS covered USING (account)
  WHERE active_between(active_from, active_to, $first_week::DATE, $last_day::DATE)
), people AS (
  SELECT code, count(account) AS accounts_registered, count(account) FILTER (covered) AS accounts_covered
  FROM places LEFT JOIN homes ON CASE WHEN whole THEN province_code = code ELSE regency_code = code END
  GROUP BY code
), own AS (
  SELECT coalesce(regency_code, province_code) AS code, theme_id, name AS tagline
  FROM theme_homes JOIN themes USING (theme_id) WHERE themes.kind = 'tagline'
), carried AS (
  SELECT theme_id, code, account, handle, coalesce(code = regency_code OR code = posted.province_code, false) AS at_home, count(*) AS posts
  FROM own JOIN post_matches ON content = 'theme' AND id = theme_id
  JOIN posts_in_scope($province, $bakorwil, $regency, $platform, $owner) AS posted USING (account, post_id, published_on)
  WHERE published_on BETWEEN $first_week::DATE AND $last_day::DATE
  GROUP BY ALL
), used AS (
  SELECT theme_id, code, sum(posts) FILTER (at_home) AS posts, count(*) FILTER (at_home) AS accounts,
    sum(posts) FILTER (NOT at_home) AS posts_elsewhere,
    list_slice(list(handle ORDER BY posts DESC, account) FILTER (at_home), 1, 3) AS users
  FROM carried GROUP BY theme_id, code
)
SELECT code, region, theme_id, tagline, coalesce(posts, 0)::BIGINT AS posts, coalesce(accounts, 0) AS accounts,
  coalesce(posts_elsewhere, 0)::BIGINT AS posts_elsewhere, array_to_string(users, ' ') AS users, accounts_covered, accounts_registered,
  CASE WHEN theme_id IS NULL THEN 'no_tagline' WHEN posts > 0 THEN 'used' WHEN accounts_registered = 0 THEN 'no_account'
    WHEN accounts_covered < accounts_registered THEN 'unknown' ELSE 'unused' END AS state
FROM places JOIN people USING (code) LEFT JOIN own USING (code) LEFT JOIN used USING (theme_id, code)
ORDER BY code, theme_id;
