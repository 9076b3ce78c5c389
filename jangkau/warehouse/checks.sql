-- One row: a word in a draft that the vocabulary does not know: where it stands, the word, and how often. Run before publishing:
-- these are the CHECK constraints of a schema that a lake, which takes none, holds as well. Of days, those of the accounts in `touched`;
-- of weeks, those that have come.
SELECT place, word, count(*) AS rows FROM (
  SELECT 'day_values.metric' AS place, metric AS word FROM day_values ANTI JOIN metric_kinds USING (metric)
    WHERE account_id IN (FROM touched)
  UNION ALL SELECT 'account_weeks.metric', metric FROM weeks_come ANTI JOIN metric_kinds USING (metric)
  UNION ALL SELECT 'day_values.observed', observed FROM day_values
    WHERE account_id IN (FROM touched) AND observed NOT IN (SELECT unnest($observed))
  UNION ALL SELECT 'accounts.platform', platform FROM accounts WHERE platform NOT IN (SELECT unnest($platforms))
  UNION ALL SELECT 'accounts.owner', owner FROM accounts WHERE owner NOT IN (SELECT unnest($owners))
  UNION ALL SELECT 'accounts.level', level FROM accounts WHERE level NOT IN (SELECT unnest($levels))
  UNION ALL SELECT 'organisations.kind', kind FROM organisations WHERE kind NOT IN (SELECT unnest($organisation_kinds))
  UNION ALL SELECT 'events.kind', kind FROM events WHERE kind NOT IN (SELECT unnest($event_kinds))
  UNION ALL SELECT 'hoaxes.category', category FROM hoaxes WHERE category NOT IN (SELECT unnest($hoax_categories))
  UNION ALL SELECT 'hoaxes.status', status FROM hoaxes WHERE status NOT IN (SELECT unnest($hoax_statuses))
  UNION ALL SELECT 'targets.measure', measure FROM targets WHERE measure NOT IN (SELECT unnest($target_measures))
  UNION ALL SELECT 'audience_shares.dimension', dimension FROM audience_shares WHERE dimension NOT IN (SELECT unnest($dimensions))
  UNION ALL SELECT 'audience_shares.basis', basis FROM audience_shares WHERE basis NOT IN (SELECT unnest($bases))
  UNION ALL SELECT 'account_keys.account', account FROM account_keys GROUP BY account HAVING count(*) > 1
  UNION ALL SELECT 'metric_kinds.metric', metric FROM metric_kinds GROUP BY metric HAVING count(*) > 1
)
GROUP BY ALL ORDER BY ALL;
