-- One row: a meetup, who came and how many registered accounts its province had then.
WITH came AS (
  SELECT event_id, count(DISTINCT attendance.account) AS accounts_came, count(DISTINCT accounts.account) AS accounts_matched,
    count(DISTINCT regency_code) AS regencies_came
  FROM attendance LEFT JOIN accounts USING (account)
  GROUP BY event_id
), returned AS (
  SELECT event_id, count(DISTINCT account) AS accounts_again
  FROM attendance JOIN events USING (event_id)
  WHERE EXISTS (
    FROM attendance AS others JOIN events AS earlier USING (event_id)
    WHERE earlier.kind = 'meetup' AND others.account = attendance.account
      AND coalesce(earlier.ends_on, earlier.starts_on) < date_trunc('week', events.starts_on)
  )
  GROUP BY event_id
), registered AS (
  SELECT event_id, count(*) AS accounts_registered, count(DISTINCT regency_code) AS regencies_registered
  FROM events JOIN accounts ON accounts.province_code = coalesce(events.province_code, left(host_regency_code, 2))
    AND coalesce(active_from <= starts_on, true) AND coalesce(active_to >= starts_on, true)
  GROUP BY event_id
)
SELECT event_id, series, events.name, starts_on, coalesce(ends_on, starts_on) AS ends_on, coalesce(date_precision, 'day') AS date_precision,
  coalesce(events.province_code, left(host_regency_code, 2)) AS province_code, host_regency_code,
  regencies.name AS host_regency, place, invited_scope, participants, source, speakers, topics,
  coalesce(accounts_came, 0) AS accounts_came, coalesce(accounts_matched, 0) AS accounts_matched,
  coalesce(accounts_again, 0) AS accounts_again, coalesce(regencies_came, 0) AS regencies_came,
  coalesce(accounts_registered, 0) AS accounts_registered, coalesce(regencies_registered, 0) AS regencies_registered,
  accounts_matched / nullif(accounts_registered, 0) AS share_came
FROM events
LEFT JOIN came USING (event_id)
LEFT JOIN returned USING (event_id)
LEFT JOIN registered USING (event_id)
LEFT JOIN regencies ON regencies.code = host_regency_code
WHERE kind = 'meetup'
ORDER BY starts_on DESC, event_id;
