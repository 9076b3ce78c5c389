-- The warehouse: what etl/ writes and metrics/ reads. One file a version, never changed once published.
-- The same tables stand in a file and in a lake, which takes no ENUM, PRIMARY KEY or CHECK: which words a column may hold stands
-- in vocabulary.py, and checks.sql is run before a version is published. What needs a macro stands in macros.sql.
-- Above each table: what one row is. Dates are platform days, moments are UTC, counts are people or events.

-- One row: a fact about this warehouse (version, fingerprint, made_with, demo, unread: imports whose bytes are damaged, mark:
-- what no other publication bears).
CREATE TABLE meta (name VARCHAR, value VARCHAR);

-- One row: a canonical metric, how it may be added up (stock, flow or unique), what it counts, and its place among them.
CREATE TABLE metric_kinds (metric VARCHAR, kind VARCHAR, unit VARCHAR, place INTEGER);

-- One row: a format that files come in, as its importer declares it (etl/read/importers/base.py says what each column means).
-- What may be concluded from what a file does not say stands here; nobody else knows a format by its name.
CREATE TABLE formats (
  importer VARCHAR, title VARCHAR, platform VARCHAR, lists_every_post BOOLEAN, lists_watched BOOLEAN, tells_hour BOOLEAN,
  tells_every_day BOOLEAN, cut_rule VARCHAR);

-- One row: a file that came in, exports and registry files alike. The ledger.
CREATE TABLE imports (
  import_no INTEGER, import_id VARCHAR, content VARCHAR,   -- content: export, or a list of etl/registry/contents.py
  sha256 VARCHAR, file_name VARCHAR, folder VARCHAR, importer VARCHAR,
  account VARCHAR, chosen VARCHAR, who VARCHAR, loaded_at TIMESTAMP,
  demo BOOLEAN,                                            -- whether it is the invented demo's
  exported_at TIMESTAMP, exported_on DATE,                 -- told by the file or its name; told by the analyst
  figure VARCHAR,                                          -- the metric that a person says the file holds; or, as JSON, what its
                                                           -- columns and names mean (etl/read/mapping.py)
  owner_id VARCHAR,                                        -- the number by which the platform knows the page or account
  as_of TIMESTAMP,                                         -- the best known export moment: decides which export is newest
  period_from DATE, period_to DATE,
  rows_read BIGINT, loaded BIGINT, ignored BIGINT, refused BIGINT,
  state VARCHAR, changed_by VARCHAR, changed_at TIMESTAMP); -- state: loaded, withdrawn, or unread (its archived bytes are damaged)

-- One row: a rule by which rows of one import were set aside, and how many.
CREATE TABLE ignored_rows (import_no INTEGER, rule VARCHAR, row_count BIGINT);

-- One row: something a person should know about one place in one import. Without a line: about the whole file.
CREATE TABLE issues (import_no INTEGER, line BIGINT, column_name VARCHAR, value VARCHAR, code VARCHAR, refused BOOLEAN);

-- One row: an account that some file named, whether registered or not ("instagram:kominfojatim").
CREATE TABLE account_keys (account_id INTEGER, account VARCHAR);

-- One row: the value in force for an account, day and metric (the newest export's; a missing one never replaces a number).
CREATE TABLE day_values (
  account_id INTEGER, day DATE, metric VARCHAR, value DOUBLE, observed VARCHAR, provisional BOOLEAN, import_no INTEGER);

-- One row: a value that another export has replaced; it returns when that export is withdrawn.
CREATE TABLE day_values_replaced (
  account_id INTEGER, day DATE, metric VARCHAR, value DOUBLE, observed VARCHAR, provisional BOOLEAN, import_no INTEGER);

-- One row: a post as one export saw it. Measures are lifetime counts as of that moment; NULL is "not told".
CREATE TABLE posts (
  account_id INTEGER, post_id VARCHAR, as_of TIMESTAMP, published_at TIMESTAMP, published_on DATE,
  permalink VARCHAR, kind VARCHAR, caption VARCHAR,
  views BIGINT, reach BIGINT, impressions BIGINT, likes BIGINT, comments BIGINT, shares BIGINT, saves BIGINT,
  follows BIGINT, clicks BIGINT, collab BOOLEAN, import_no INTEGER, line BIGINT);

-- One row: a share of an account's audience, as one export tells it of its day. dimension: age, gender, both at once ("25-34|women"),
-- city or country. basis: of the followers, or of the views. share: of the whole, 0 to 1; of places, only the largest are told.
CREATE TABLE audience_shares (
  account_id INTEGER, day DATE, basis VARCHAR, dimension VARCHAR, value VARCHAR, share DOUBLE, import_no INTEGER);

-- One row: a line of a registry file. The line of the newest file in force is the one that counts (the tables below).
CREATE TABLE registry_rows (import_no INTEGER, line BIGINT, content VARCHAR, key VARCHAR, fields JSON);

-- One row: a registered account. level: regency or province. owner: government, community or press.
CREATE TABLE accounts (
  account VARCHAR, platform VARCHAR, handle VARCHAR, name VARCHAR, owner VARCHAR, level VARCHAR,
  province_code VARCHAR, regency_code VARCHAR, organisation VARCHAR,
  active_from DATE, active_to DATE, checked_on DATE, import_no INTEGER);

-- One row: a meetup, agenda, campaign or shock. invited_scope: "all" or parts with ";" between them, as etl/registry/invited.py reads
-- them (province:CODE, bakorwil:NAME, regency:CODE, accounts:PLATFORM:HANDLE); NULL: its province, or everyone without one.
-- plan: the question that was frozen before it (jangkau/warehouse/plan.py).
CREATE TABLE events (
  event_id VARCHAR, kind VARCHAR, series VARCHAR, name VARCHAR, starts_on DATE, ends_on DATE,
  starts_at TIMESTAMP, ends_at TIMESTAMP, date_precision VARCHAR, province_code VARCHAR, host_regency_code VARCHAR,
  invited_scope VARCHAR, participants INTEGER, place VARCHAR, theme VARCHAR, patterns VARCHAR, organiser VARCHAR,
  source VARCHAR, cost_rupiah BIGINT, plan VARCHAR, speakers VARCHAR, topics VARCHAR, import_no INTEGER);

-- One row: an account that came to an event.
CREATE TABLE attendance (event_id VARCHAR, account VARCHAR, import_no INTEGER);

-- One row: a theme and the words it is known by.
CREATE TABLE themes (theme_id VARCHAR, name VARCHAR, kind VARCHAR, patterns VARCHAR, import_no INTEGER);

-- One row: a theme that is one region's own, as a tagline is, and that region; regency_code is NULL where it is a whole province's.
CREATE TABLE theme_homes (theme_id VARCHAR, province_code VARCHAR, regency_code VARCHAR);

-- One row: an organisation, by the name that accounts.organisation bears. kind: diskominfo, opd, kecamatan, bumd, media, community,
-- homeless_media. posts_per_week: the fewest that the office expects of all its accounts together; NULL: it expects none.
CREATE TABLE organisations (
  organisation VARCHAR, name VARCHAR, kind VARCHAR, level VARCHAR, province_code VARCHAR, regency_code VARCHAR,
  posts_per_week INTEGER, import_no INTEGER);

-- One row: a kabupaten or kota (data/reference/regencies.csv), with its Bakorwil where it has one.
CREATE TABLE regencies (
  code VARCHAR, province_code VARCHAR, province VARCHAR, name VARCHAR, type VARCHAR, short_name VARCHAR,
  capital VARCHAR, capital_lat DOUBLE, capital_lon DOUBLE, population BIGINT, population_year INTEGER,
  area_km2 DOUBLE, bakorwil VARCHAR, tile_row INTEGER, tile_col INTEGER);

-- One row: a province whose days are not those of WIB, its zone, and how many hours that is ahead of UTC.
CREATE TABLE province_zones (province_code VARCHAR, zone VARCHAR, utc_hours INTEGER);

-- One row: a day from which a platform counts a metric otherwise (data/reference/breaks.csv); `code` names what changed. The two
-- sides of a break are never added up, compared or ranked together.
CREATE TABLE breaks (platform VARCHAR, metric VARCHAR, day DATE, code VARCHAR, source VARCHAR);

-- One row: an import whose columns tell how it counts a metric: all that it says of it, whatever the day, lies behind at least so
-- many of the breaks of its platform and metric.
CREATE TABLE counted_by (import_no INTEGER, metric VARCHAR, counting INTEGER);

-- Mart. One row: an account, a week (its Monday) and a metric. total and largest are NULL where nothing was reported.
-- stock: total = largest = the last total on or before Sunday, at most 14 days old (age_days tells how old).
-- flow: total = the sum of the reported days. unique: total = the sum, largest = the largest single day; reach_7d and reach_28d,
-- which are over days already: total = largest = the last one told in the week.
-- counting: how many breaks of its platform and metric lie behind the values; NULL where the week mixes both sides of one.
-- basis: days (the platform's daily series) or, where an account has none that week, posts (those published in the week).
CREATE TABLE account_weeks (
  week DATE, account VARCHAR, metric VARCHAR, total DOUBLE, largest DOUBLE, reported_days INTEGER, missing_days INTEGER,
  provisional_days INTEGER, rounded BOOLEAN, age_days INTEGER, basis VARCHAR, counting INTEGER);

-- Mart. One row: a line of account_weeks of the metric reach_7d, as a line of reach over days, in whose place it stands (macros.sql).
CREATE TABLE shown_weeks AS FROM account_weeks LIMIT 0;

-- Mart. One row: an account, a week and a metric (by its place), and eight bits of the hash of each day's value, Monday's the lowest:
-- by these a file's series is looked for without going through all values (etl/keep/sql/likely_series.sql).
CREATE TABLE week_marks (account_id INTEGER, week DATE, place INTEGER, bits UBIGINT);

-- Mart. One row: a region, a week, a platform, an owner and a metric, over the registered accounts active that week.
-- regency_code is NULL for accounts at province level. accounts counts those with at least one reported value.
-- compared and compared_before: the totals of this week and the one before of the accounts that can be compared (both weeks
-- reported, over as many days, from the same kind of file, on the same side of every break; unique counts from days alone, a stock only
-- where it was seen in both weeks): this week's change ready to be summed.
CREATE TABLE regency_weeks (
  week DATE, province_code VARCHAR, regency_code VARCHAR, platform VARCHAR, owner VARCHAR, metric VARCHAR,
  total DOUBLE, largest DOUBLE, accounts INTEGER, accounts_by_posts INTEGER, provisional BOOLEAN,
  accounts_compared INTEGER, compared DOUBLE, compared_before DOUBLE);

-- Mart. One row: a post as its newest export saw it. published_on: the day in the zone of its account's province, where the file
-- tells the hour; else the day that the file names. A post that two kinds of files number otherwise stands here once.
-- habit: the mean of the middle half of what its account's posts of the same kind before it were acted upon (peers: how many of the
-- last 100 that rests on), with shares or without, as it was seen itself: peers_young says that they were seen at its own age of
-- less than a week. captioned: whether it has a caption, which are long: so nobody reads them to see that.
CREATE TABLE latest_posts AS
  SELECT ''::VARCHAR AS account, *, 0::INTEGER AS peers, false AS peers_young, false AS with_shares, 0::DOUBLE AS habit, false AS captioned
  FROM posts LIMIT 0;

-- One row: a registered account and where it is at home; region and bakorwil are NULL at province level. utc_hours: how many
-- hours its zone is ahead of UTC.
CREATE VIEW account_homes AS
  SELECT account, accounts.name, handle, platform, owner, level, accounts.province_code, regency_code, regencies.name AS region,
    bakorwil, active_from, active_to, coalesce(utc_hours, 7) AS utc_hours
  FROM accounts LEFT JOIN regencies ON regency_code = code
  LEFT JOIN province_zones ON province_zones.province_code = accounts.province_code;

-- One row: a post of a registered account that was active when it was published, and whose it is.
-- interactions: likes + comments + shares; NULL where none of them is told.
CREATE VIEW active_posts AS
  SELECT account_homes.* EXCLUDE (active_from, active_to), post_id, published_at, published_on, permalink, caption, captioned, views, reach,
    CASE WHEN coalesce(likes, comments, shares) IS NOT NULL
      THEN coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0) END AS interactions
  FROM latest_posts JOIN account_homes USING (account)
  WHERE (active_from IS NULL OR active_from <= published_on) AND (active_to IS NULL OR active_to >= published_on);

-- One row: a value in force, by name. What `metrics account_days` prints.
CREATE VIEW account_days AS
  SELECT account, day, metric, value, kind, observed, provisional, import_no, place
  FROM day_values JOIN account_keys USING (account_id) JOIN metric_kinds USING (metric);

-- One row: a hoax that was reported, in the words of Jabar Saber Hoaks.
-- category: disinformation, misinformation, news, clarification. status: clarified, not_clarified, pending. Moments are UTC.
CREATE TABLE hoaxes (
  hoax_id VARCHAR, title VARCHAR, category VARCHAR, status VARCHAR, reported_at TIMESTAMP, clarified_at TIMESTAMP,
  province_code VARCHAR, regency_code VARCHAR, patterns VARCHAR, source VARCHAR, import_no INTEGER);

-- One row: what an office has set itself. measure: see vocabulary.py. period: 2023-Q4 or 2023. place: the code of a province or of a
-- kabupaten or kota; organisation: of its accounts alone. target: a number, or a share of one.
CREATE TABLE targets (
  target_key VARCHAR, measure VARCHAR, period VARCHAR, place VARCHAR, organisation VARCHAR, target DOUBLE, source VARCHAR,
  import_no INTEGER);

-- One row: a post of another account that stands in an account's own export: the two made it together.
CREATE TABLE shared_posts (
  account_id INTEGER, made_by VARCHAR, post_id VARCHAR, published_on DATE, published_at TIMESTAMP, permalink VARCHAR,
  caption VARCHAR, import_no INTEGER);

-- One row: a line of shared_posts by name, with the day in the zone of the account that exported it.
CREATE VIEW shared_days AS
  SELECT account_keys.account, shared_posts.* REPLACE (
    coalesce((published_at + to_hours(coalesce(utc_hours, 7)))::DATE, published_on) AS published_on)
  FROM shared_posts JOIN account_keys USING (account_id) LEFT JOIN account_homes ON account_homes.account = account_keys.account;

-- Mart. One row: a post that an account made together with another, as the account's newest export saw it; none that stands in
-- latest_posts as its own.
CREATE TABLE joint_posts (
  account VARCHAR, post_id VARCHAR, published_at TIMESTAMP, published_on DATE, permalink VARCHAR, caption VARCHAR);

-- One row: a post on an account's profile, its own or one that it made together with another, and its text. What post_words,
-- post_hashtags, post_mentions and post_matches are read from.
CREATE VIEW profile_posts AS
  SELECT account, post_id, published_at, published_on, permalink, caption FROM latest_posts
  UNION ALL
  FROM joint_posts;

-- Mart. One row: an account that was heard of, and the last days of what was told of it (macros.sql, ends_until).
CREATE TABLE account_ends (
  account VARCHAR, last_value_on DATE, last_counted_post_on DATE, posts_counted BOOLEAN, followers DOUBLE, followers_on DATE,
  last_published_on DATE);

-- Mart. One row: a run of time in which an account's exports tell every post, from and to in UTC.
CREATE TABLE post_spans (account VARCHAR, covered_from TIMESTAMP, covered_to TIMESTAMP);

-- Mart. One row: a post of a profile that has a caption and its day, its folded words between single spaces (jangkau/warehouse/captions.py), and which caption that was.
CREATE TABLE post_words (account VARCHAR, post_id VARCHAR, published_on DATE, words VARCHAR, caption_hash UBIGINT);

-- Mart. One row: a hashtag of a post and its day: the key that its spellings have in common, and the spelling.
CREATE TABLE post_hashtags (account VARCHAR, post_id VARCHAR, published_on DATE, tag VARCHAR, spelled VARCHAR);

-- Mart. One row: an account that a post's caption mentions, and the post's day, on the post's platform, registered or not.
CREATE TABLE post_mentions (account VARCHAR, post_id VARCHAR, published_on DATE, mentioned_account VARCHAR);

-- Mart. One row: a post that speaks of a theme, an event or a hoax (content: theme, event, hoax), its day, and the patterns that
-- were found, as they are written, parted by " | ".
CREATE TABLE post_matches (content VARCHAR, id VARCHAR, account VARCHAR, post_id VARCHAR, published_on DATE, matched VARCHAR);

-- One row: a post that speaks of a theme of the kind hoax, and its day; once for each such theme.
CREATE VIEW hoax_posts AS
  SELECT account, post_id, published_on FROM post_matches JOIN themes ON theme_id = id WHERE content = 'theme' AND themes.kind = 'hoax';

-- One row: a theme, event or hoax and the patterns that post_matches was made with.
CREATE TABLE patterns_matched (content VARCHAR, id VARCHAR, patterns VARCHAR);

-- One row: what the fingerprint takes from one account (etl/keep/sql/fingerprint.sql).
CREATE TABLE account_marks (
  account_id INTEGER, day_count BIGINT, day_xor UBIGINT, day_sum HUGEINT, post_count BIGINT, post_sum HUGEINT);
