-- One row: a theme, event or hoax with the patterns that older posts have been looked through for.
SELECT content, id, patterns FROM patterns_now SEMI JOIN patterns_matched USING (content, id, patterns)
