-- One row: a post of an account as its newest export saw it.
SELECT * EXCLUDE (account, account_id, import_no, line, peers, peers_young, with_shares, habit, captioned) FROM latest_posts WHERE account = $account ORDER BY published_at, post_id
