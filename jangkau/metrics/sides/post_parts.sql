-- One row: an account of the province with posts in the period, and how many of them tell which parts of the interactions.
SELECT account, count(*) AS posts,
  count(*) FILTER (likes IS NOT NULL AND comments IS NOT NULL) AS counted,
  count(*) FILTER (likes IS NOT NULL AND comments IS NOT NULL AND shares IS NOT NULL) AS with_shares,
  count(*) FILTER (likes IS NOT NULL AND comments IS NOT NULL AND saves IS NOT NULL) AS with_saves
FROM latest_posts JOIN accounts USING (account)
WHERE published_on BETWEEN $first_week::DATE AND $last_day::DATE AND province_code = $province
GROUP BY account
ORDER BY account;
