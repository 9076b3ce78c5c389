-- One row: a theme, event or hoax whose patterns posts have not been looked through for; what the former ones found goes.
CREATE OR REPLACE TEMP TABLE patterns_now AS
  SELECT 'theme' AS content, theme_id AS id, patterns FROM themes
  UNION ALL
  SELECT 'event', event_id, patterns FROM events WHERE patterns IS NOT NULL
  UNION ALL
  SELECT 'hoax', hoax_id, patterns FROM hoaxes WHERE patterns IS NOT NULL;

CREATE OR REPLACE TEMP TABLE patterns_gone AS FROM patterns_matched ANTI JOIN patterns_now USING (content, id, patterns);
DELETE FROM post_matches USING patterns_gone AS gone WHERE post_matches.content = gone.content AND post_matches.id = gone.id;
SELECT content, id, patterns FROM patterns_now ANTI JOIN patterns_matched USING (content, id, patterns);
