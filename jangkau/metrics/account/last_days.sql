-- One row: an account of which anything is known, and the last day that its figures or posts tell of.
SELECT account, max(day) AS last_day
FROM (
  SELECT account, day FROM account_days WHERE value IS NOT NULL
  UNION ALL
  SELECT account, published_on FROM latest_posts)
GROUP BY account
ORDER BY account;
