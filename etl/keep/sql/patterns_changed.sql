-- One row: a theme, event or hoax whose patterns posts have not been looked through for; what the former ones found goes.
CREATE OR REPLACE TEMP TABLE patterns_now AS
  SELECT 'theme' AS content, theme_id AS id, patterns FROM themes
  UNION ALL
  SELECT 'event', event_id, patterns FROM events WHERE patterns IS NOT NULL
  UNION ALL
  SELECT 'hoax', hoax_id, patterns FROM hoaxes WHERE patterns IS NOT NULL;

DELETE FROM post_matches WHERE (content, id) NOT IN (
  SELECT (content, id) FROM patterns_now JOIN patterns_matched USING (content, id, patterns));
SELECT content, id, patterns FROM patterns_now ANTI JOIN patterns_matched USING (content, id, patterns);
