-- One row: an account in scope, another that it carries in the period, and how (mention or collab).
SELECT own.account, own.name, own.owner, own.regency_code, own.region,
  carried_account, other.name AS carried_name, other.owner AS carried_owner, other.regency_code AS carried_regency_code,
  other.region AS carried_region, other.province_code AS carried_province_code, other.account IS NOT NULL AS registered, kind,
  coalesce(own.regency_code, own.province_code) <> coalesce(other.regency_code, other.province_code) AS cross_region,
  count(DISTINCT post_id) AS posts, sum(views)::BIGINT AS views, max(reach) AS reach_low, sum(reach)::BIGINT AS reach_high
FROM carried_posts
JOIN account_homes AS own USING (account)
LEFT JOIN account_homes AS other ON other.account = carried_account
WHERE published_on BETWEEN $first_week::DATE AND $last_day::DATE
  AND own.province_code = $province
  AND ($bakorwil::VARCHAR IS NULL OR own.bakorwil = $bakorwil)
  AND ($regency::VARCHAR IS NULL OR own.regency_code = $regency)
  AND ($platform::VARCHAR IS NULL OR own.platform = $platform)
  AND ($owner::VARCHAR IS NULL OR own.owner = $owner)
GROUP BY ALL
ORDER BY posts DESC, own.account, carried_account, kind;
