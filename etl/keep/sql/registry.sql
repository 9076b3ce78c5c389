-- One row of each registry table: the newest line in force for its key.
CREATE OR REPLACE TEMP TABLE lines AS
  SELECT * FROM (
    SELECT registry_rows.* FROM registry_rows
    QUALIFY row_number() OVER (PARTITION BY content, key ORDER BY import_no DESC, line DESC) = 1)
  WHERE fields->>'removed' IS NULL;

DELETE FROM accounts;
INSERT INTO accounts
  SELECT key, fields->>'platform', fields->>'handle', fields->>'name', fields->>'owner', fields->>'level',
    fields->>'province_code', fields->>'regency_code', fields->>'organisation', (fields->>'active_from')::DATE,
    (fields->>'active_to')::DATE, (fields->>'checked_on')::DATE, import_no
  FROM lines WHERE content = 'accounts' ORDER BY key;

DELETE FROM events;
INSERT INTO events
  SELECT key, fields->>'kind', fields->>'series', fields->>'name', (fields->>'starts_on')::DATE, (fields->>'ends_on')::DATE,
    (fields->>'starts_at')::TIMESTAMP, (fields->>'ends_at')::TIMESTAMP, fields->>'date_precision', fields->>'province_code',
    fields->>'host_regency_code', fields->>'invited_scope', (fields->>'participants')::INTEGER, fields->>'place',
    fields->>'theme', fields->>'patterns', fields->>'organiser', fields->>'source',
    (fields->>'cost_rupiah')::BIGINT, fields->>'plan', fields->>'speakers', fields->>'topics', import_no
  FROM lines WHERE content = 'events' ORDER BY key;

DELETE FROM attendance;
INSERT INTO attendance
  SELECT fields->>'event_id', fields->>'account', import_no FROM lines WHERE content = 'attendance' ORDER BY key;

DELETE FROM themes;
INSERT INTO themes
  SELECT key, fields->>'name', fields->>'kind', fields->>'patterns', import_no
  FROM lines WHERE content = 'themes' ORDER BY key;

DELETE FROM theme_homes;
INSERT INTO theme_homes
  SELECT key, fields->>'province_code', fields->>'regency_code'
  FROM lines WHERE content = 'themes' AND (fields->>'province_code') IS NOT NULL ORDER BY key;

DELETE FROM organisations;
INSERT INTO organisations
  SELECT key, fields->>'name', fields->>'kind', fields->>'level', fields->>'province_code', fields->>'regency_code',
    (fields->>'posts_per_week')::INTEGER, import_no
  FROM lines WHERE content = 'organisations' ORDER BY key;

DELETE FROM hoaxes;
INSERT INTO hoaxes
  SELECT key, fields->>'title', fields->>'category', fields->>'status', (fields->>'reported_at')::TIMESTAMP,
    (fields->>'clarified_at')::TIMESTAMP, fields->>'province_code', fields->>'regency_code', fields->>'patterns',
    fields->>'source', import_no
  FROM lines WHERE content = 'hoaxes' ORDER BY key;

DELETE FROM targets;
INSERT INTO targets
  SELECT key, fields->>'measure', fields->>'period', fields->>'place', fields->>'organisation',
    CASE WHEN ends_with(fields->>'target', '%') THEN rtrim(fields->>'target', '%')::DOUBLE / 100 ELSE (fields->>'target')::DOUBLE END,
    fields->>'source', import_no
  FROM lines WHERE content = 'targets' ORDER BY key;
