-- One row: an organisation of accounts in scope and a theme of its posts of the period, the commonest first.
SELECT accounts.organisation, theme_id, themes.name AS theme, themes.kind, count(*) AS posts
FROM posts_in_scope($province, $bakorwil, $regency, $platform, $owner) AS posted
JOIN accounts USING (account)
JOIN post_matches USING (account, post_id, published_on)
JOIN themes ON content = 'theme' AND id = theme_id
WHERE accounts.organisation IS NOT NULL AND published_on BETWEEN $first_week::DATE AND $last_day::DATE
GROUP BY ALL
ORDER BY organisation, posts DESC, theme_id;
