-- One row of patterns_matched: a theme, event or hoax as it was looked for.
DELETE FROM patterns_matched;
INSERT INTO patterns_matched SELECT content, id, patterns FROM patterns_now ORDER BY ALL;
