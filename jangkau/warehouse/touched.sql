-- One row of touched: an account whose rows a draft may have changed: one that it touched, and one with posts that speak of what is
-- looked for by other patterns now.
INSERT INTO touched
  WITH sought AS (
    SELECT content, id FROM ((FROM base.patterns_matched EXCEPT FROM draft.patterns_matched)
      UNION ALL (FROM draft.patterns_matched EXCEPT FROM base.patterns_matched))
  ), speaking AS (
    SELECT account FROM base.post_matches SEMI JOIN sought USING (content, id)
    UNION
    SELECT account FROM draft.post_matches SEMI JOIN sought USING (content, id))
  SELECT account_id, account FROM draft.account_keys
  WHERE account_id IN (SELECT unnest($touched)) OR account IN (FROM speaking)
