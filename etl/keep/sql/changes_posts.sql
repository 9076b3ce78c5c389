-- One row: what the arriving posts would do to those in force (new, changed, same, older), and how many of them.
SELECT CASE
    WHEN standing.post_id IS NULL THEN 'new'
    WHEN (arriving.views, arriving.reach, arriving.likes, arriving.comments,
          arriving.shares, arriving.saves)
      IS NOT DISTINCT FROM
         (standing.views, standing.reach, standing.likes, standing.comments, standing.shares, standing.saves) THEN 'same'
    WHEN standing.as_of > $as_of THEN 'older'
    ELSE 'changed' END AS what, count(*)::INTEGER
FROM arriving LEFT JOIN (FROM latest_posts SEMI JOIN arriving USING (account, post_id)) AS standing USING (account, post_id)
GROUP BY what
