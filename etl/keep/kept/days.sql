-- One row: a value of an account in force, or one that another export has replaced.
SELECT day, metric, value, observed, 'in_force' AS standing FROM account_days WHERE account = $account
UNION ALL
SELECT day, metric, value, observed, 'replaced' FROM day_values_replaced JOIN account_keys USING (account_id) WHERE account = $account
ORDER BY ALL
