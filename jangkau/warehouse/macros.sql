-- What every question repeats: whom it is about, and when a day of an office begins. Each connection makes these anew
-- (engine.py). Of a scope NULL means all. Days are those of a zone, given by how many hours it is ahead of UTC.

-- When a day begins and ends, as moments in UTC; the day that a moment lies in.
CREATE OR REPLACE TEMP MACRO day_begins(local_day, hours) AS local_day::TIMESTAMP - to_hours(hours);
CREATE OR REPLACE TEMP MACRO day_ends(local_day, hours) AS local_day::TIMESTAMP + to_hours(24 - hours);
CREATE OR REPLACE TEMP MACRO day_of(moment, hours) AS (moment + to_hours(hours))::DATE;

-- Whether a word is one of a list; by the first and the last of it blocks of a table that hold no such word are passed over.
CREATE OR REPLACE TEMP MACRO one_of(word, words) AS word BETWEEN list_min(words) AND list_max(words) AND list_contains(words, word);

-- The number by which a link names a post, as it stands in the link; NULL where it names none. Numbers of letters keep their case.
CREATE OR REPLACE TEMP MACRO link_code(link) AS
  nullif(regexp_extract(link, '(?i)(?:/(?:p|reels?|tv|status|videos?|shorts|posts)/|youtu\.be/|[?&](?:v|story_fbid|fbid)=)([\w-]{5,})', 1), '');

-- A link by which it is compared: the number it names, else the address without what differs from copy to copy.
CREATE OR REPLACE TEMP MACRO link_key(link) AS
  coalesce(link_code(link), nullif(lower(regexp_replace(trim(link), '^(https?://)?(www\.|m\.|web\.)?|/?([?#].*)?$', '', 'g')), ''));

-- The letters and digits of a caption or a title; whether two say the same, also where one of them is cut.
CREATE OR REPLACE TEMP MACRO letters_of(caption) AS nullif(lower(regexp_replace(caption, '[^\p{L}\p{N}]+', '', 'g')), '');
CREATE OR REPLACE TEMP MACRO same_letters(one, other) AS
  one = other OR (least(length(one), length(other)) >= 16 AND (starts_with(one, other) OR starts_with(other, one)));

-- Whether a post's number is of our own making: it stands in an office's own list, which tells none of the platform's.
CREATE OR REPLACE TEMP MACRO own_number(post_id) AS starts_with(post_id, 'sheet-');

-- Whether a post may stand in another file under another number: one of such a list, or of Facebook's list of videos, which has no links.
CREATE OR REPLACE TEMP MACRO doubtful_post(account, post_id, link) AS
  own_number(post_id) OR (link IS NULL AND starts_with(account, 'facebook:'));

-- How many hours a province's zone is ahead of UTC; without a province: WIB.
CREATE OR REPLACE TEMP MACRO utc_hours_of(province) AS
  coalesce((SELECT any_value(utc_hours) FROM province_zones WHERE province_code = province), 7);

-- Whether an account that is active from one day to another is so on some day of a period.
CREATE OR REPLACE TEMP MACRO active_between(since, until, first_day, last_day) AS
  (since IS NULL OR since <= last_day) AND (until IS NULL OR until >= first_day);

-- The numbers from one to another, as far as they lie from 0 to below a limit (62 at most), as bits.
CREATE OR REPLACE TEMP MACRO bits_between(lowest, highest, until) AS
  CASE WHEN least(highest, until - 1) >= lowest
    THEN ((1::BIGINT << (least(highest, until - 1) - lowest + 1)) - 1) << lowest ELSE 0 END;

-- One row: a line of account_weeks; of reach what the platform itself shows for the seven days (reach_7d), where that is known, in
-- place of the days: what everybody tells of a week's reach. Comparisons and the index stay with the days.
CREATE OR REPLACE TEMP VIEW told_weeks AS
  FROM account_weeks ANTI JOIN shown_weeks USING (account, week, metric)
  UNION ALL
  FROM shown_weeks;

-- Several periods, each with a bit of its own, the first one's the lowest: from one of first_days to the one of last_days beside it.
CREATE OR REPLACE TEMP MACRO period_bits(first_days, last_days) AS TABLE
  SELECT unnest(first_days::DATE[]) AS first_day, unnest(last_days::DATE[]) AS last_day,
    unnest([1::BIGINT << place FOR place IN range(len(first_days::DATE[]))]) AS period;

-- The same day by day: by its day a post finds its periods, and need not be held against each.
CREATE OR REPLACE TEMP MACRO period_days(first_days, last_days) AS TABLE
  SELECT period, unnest(range(first_day::TIMESTAMP, last_day::TIMESTAMP + INTERVAL 1 DAY, INTERVAL 1 DAY))::DATE AS published_on
  FROM period_bits(first_days, last_days);

-- One row: one of so many accounts (their ids), and up to a day: its last day with a number, its last day with posts that a daily
-- series counts and whether one counts them at all, its last total of followers and the day of it, and its last post's day.
CREATE OR REPLACE TEMP MACRO ends_until(account_ids, last_day) AS TABLE
  SELECT account, max(last_value_on) AS last_value_on, max(last_counted_post_on) AS last_counted_post_on,
    coalesce(bool_or(posts_counted), false) AS posts_counted, max(followers) AS followers, max(followers_on) AS followers_on,
    max(last_published_on) AS last_published_on
  FROM (SELECT unnest(account_ids) AS account_id) AS asked JOIN account_keys USING (account_id) JOIN (
    SELECT account_id, max(day) AS last_value_on, max(day) FILTER (metric = 'posts' AND value > 0) AS last_counted_post_on,
      bool_or(metric = 'posts') AS posts_counted, arg_max(value, day) FILTER (metric = 'followers') AS followers,
      max(day) FILTER (metric = 'followers') AS followers_on, NULL::DATE AS last_published_on
    FROM day_values WHERE value IS NOT NULL AND day <= last_day AND account_id IN (SELECT unnest(account_ids))
    GROUP BY account_id
    UNION ALL BY NAME
    SELECT account_id, max(published_on) AS last_published_on
    FROM latest_posts WHERE published_on <= last_day AND account_id IN (SELECT unnest(account_ids))
    GROUP BY account_id) AS heard USING (account_id)
  GROUP BY account;

-- One row: a kabupaten or kota in scope.
CREATE OR REPLACE TEMP MACRO regencies_in_scope(province, bakorwil_name, regency) AS TABLE
  SELECT * FROM regencies
  WHERE (province::VARCHAR IS NULL OR province_code = province)
    AND (bakorwil_name::VARCHAR IS NULL OR bakorwil = bakorwil_name)
    AND (regency::VARCHAR IS NULL OR code = regency);

-- One row: a registered account in scope and its home. Accounts at province level belong to no Bakorwil and no regency.
CREATE OR REPLACE TEMP MACRO accounts_in_scope(province, bakorwil_name, regency, platform_name, owner_name) AS TABLE
  SELECT * FROM account_homes
  WHERE (province::VARCHAR IS NULL OR province_code = province)
    AND (bakorwil_name::VARCHAR IS NULL OR bakorwil = bakorwil_name)
    AND (regency::VARCHAR IS NULL OR regency_code = regency)
    AND (platform_name::VARCHAR IS NULL OR platform = platform_name)
    AND (owner_name::VARCHAR IS NULL OR owner = owner_name);

-- One row: a registered account in scope that a kabupaten or kota on the map stands for, or that is its province's own.
CREATE OR REPLACE TEMP MACRO placed_accounts_in_scope(province, bakorwil_name, regency, platform_name, owner_name) AS TABLE
  SELECT * FROM accounts_in_scope(province, bakorwil_name, regency, platform_name, owner_name)
  WHERE level = 'province' OR region IS NOT NULL;

-- One row: a registered account in scope of a kabupaten or kota on the map.
CREATE OR REPLACE TEMP MACRO regency_accounts_in_scope(province, bakorwil_name, regency, platform_name, owner_name) AS TABLE
  SELECT * FROM accounts_in_scope(province, bakorwil_name, regency, platform_name, owner_name)
  WHERE level = 'regency' AND region IS NOT NULL;

-- One row: a registered account that a target is about: of a place those of its kabupaten and kota on the map, as everywhere; of an
-- organisation all of its accounts there.
CREATE OR REPLACE TEMP MACRO accounts_of_target(province, bakorwil_name, regency, platform_name, owner_name, organisation_name) AS TABLE
  SELECT homes.account, homes.active_from, homes.active_to
  FROM accounts_in_scope(province, bakorwil_name, regency, platform_name, owner_name) AS homes JOIN accounts USING (account)
  WHERE CASE WHEN organisation_name::VARCHAR IS NULL THEN homes.level = 'regency' AND region IS NOT NULL
    ELSE organisation = organisation_name END;

-- One row: a line of regency_weeks of a kabupaten or kota in scope.
CREATE OR REPLACE TEMP MACRO regency_weeks_in_scope(province, bakorwil_name, regency, platform_name, owner_name) AS TABLE
  SELECT regency_weeks.* FROM regency_weeks
  SEMI JOIN regencies_in_scope(province, bakorwil_name, regency) AS placed ON placed.code = regency_code
  WHERE (province::VARCHAR IS NULL OR province_code = province)
    AND (platform_name::VARCHAR IS NULL OR platform = platform_name)
    AND (owner_name::VARCHAR IS NULL OR owner = owner_name);

-- One row: an account of a kabupaten or kota in scope, a metric and a period of so many weeks (the one that ends with `until_week` is
-- 0 ago), and its sum, where it can be compared: every week reported, from the same kind of file, on the same side of each break;
-- unique counts from days alone; a stock only where it was seen in the period's last week. A week is its own period.
CREATE OR REPLACE TEMP MACRO account_periods(
  province, bakorwil_name, regency, platform_name, owner_name, metric_names, so_many, since_week, until_week
) AS TABLE
  WITH weeks AS (
    SELECT account_id, account, metric, kind, owner, regency_code AS code, week, (until_week::DATE - week) // (7 * so_many) AS ago, total,
      CASE WHEN kind = 'stock' THEN 0 ELSE reported_days END AS days, basis = 'posts' AS of_posts, counting,
      kind = 'stock' AND coalesce(age_days, 0) >= 7 AS old
    FROM account_weeks JOIN account_keys USING (account)
    JOIN regency_accounts_in_scope(province, bakorwil_name, regency, platform_name, owner_name) USING (account)
    JOIN metric_kinds USING (metric)
    WHERE one_of(metric, metric_names) AND total IS NOT NULL AND week BETWEEN since_week::DATE AND until_week::DATE
      AND counting IS NOT NULL AND (kind <> 'unique' OR basis = 'days') AND active_between(active_from, active_to, week, week + 6)
  )
  SELECT account_id, account, metric, owner, code, ago, total, days, of_posts, counting FROM weeks WHERE so_many = 1 AND NOT old
  UNION ALL
  SELECT account_id, any_value(account), metric, any_value(owner), any_value(code), ago,
    CASE any_value(kind) WHEN 'stock' THEN arg_max(total, week) ELSE sum(total) END, sum(days), bool_or(of_posts), min(counting)
  FROM weeks WHERE so_many > 1 GROUP BY account_id, metric, ago
  HAVING count(*) = so_many AND min(counting) = max(counting) AND bool_or(of_posts) = bool_and(of_posts) AND NOT arg_max(old, week);

-- One row: the same, and the period before where it is over as many days, with the sums in both; a period is named by its last Monday.
-- The periods that end with `until_week` or before it, as far as both lie after `since_week`. The week's own rule is the mart's
-- (etl/keep/sql/regency_weeks.sql).
CREATE OR REPLACE TEMP MACRO compared_accounts(
  province, bakorwil_name, regency, platform_name, owner_name, metric_names, so_many, since_week, until_week
) AS TABLE
  WITH periods AS (
    SELECT * REPLACE (CASE WHEN of_posts THEN 0 ELSE days END AS days)
    FROM account_periods(province, bakorwil_name, regency, platform_name, owner_name, metric_names, so_many, since_week, until_week)
  )
  SELECT metric, until_week::DATE - (7 * so_many * later.ago)::INTEGER AS week, account_id, later.account, later.code, later.total,
    earlier.total AS total_before
  FROM periods AS later JOIN periods AS earlier USING (account_id, metric, days, of_posts, counting)
  WHERE earlier.ago = later.ago + 1;

-- One row: a post of an account in scope that was active when it was published.
CREATE OR REPLACE TEMP MACRO posts_in_scope(province, bakorwil_name, regency, platform_name, owner_name) AS TABLE
  SELECT * FROM active_posts
  WHERE (province::VARCHAR IS NULL OR province_code = province)
    AND (bakorwil_name::VARCHAR IS NULL OR bakorwil = bakorwil_name)
    AND (regency::VARCHAR IS NULL OR regency_code = regency)
    AND (platform_name::VARCHAR IS NULL OR platform = platform_name)
    AND (owner_name::VARCHAR IS NULL OR owner = owner_name);

-- One row: a post in which a registered account carries another, registered or not: by a mention (on the post's platform), or by a
-- collab, a post that the other made and that stands in the account's own export. A mention in such a post is none of this one's.
CREATE OR REPLACE TEMP VIEW carried_days AS
  SELECT account, mentioned_account AS carried_account, published_on
  FROM post_mentions JOIN accounts USING (account) ANTI JOIN joint_posts USING (account, post_id)
  WHERE mentioned_account <> account AND active_between(active_from, active_to, published_on, published_on)
  UNION ALL
  SELECT shared.account, made_by, published_on FROM shared_days AS shared JOIN accounts USING (account)
  WHERE made_by <> shared.account AND active_between(active_from, active_to, published_on, published_on);

-- One row: a post in scope that corrects a reported hoax: it bears the report's patterns and speaks of a theme of the kind hoax, within
-- 30 days of the report. One whose file tells the day alone counts where that whole day lies after the report, as of its end.
CREATE OR REPLACE TEMP MACRO corrections_in_scope(province, bakorwil_name, regency, platform_name, owner_name) AS TABLE
  SELECT hoax_id, homes.*, post_id, published_at, published_on, permalink, caption, views, reach, matched,
    coalesce(published_at, day_ends(published_on, utc_hours)) AS corrected_at
  FROM (SELECT hoax_id, reported_at FROM hoaxes) AS reports
  JOIN post_matches ON content = 'hoax' AND id = hoax_id
  SEMI JOIN hoax_posts USING (account, post_id, published_on)
  -- few of all posts: those are looked for before it is looked up whose they are
  JOIN (FROM latest_posts SEMI JOIN (SELECT account, post_id, published_on FROM post_matches WHERE content = 'hoax') AS few
    USING (account, post_id, published_on)) AS posts USING (account, post_id, published_on)
  JOIN accounts_in_scope(province, bakorwil_name, regency, platform_name, owner_name) AS homes USING (account)
  WHERE active_between(active_from, active_to, published_on, published_on)
    AND coalesce(published_at, day_begins(published_on, utc_hours)) BETWEEN reported_at AND reported_at + INTERVAL 30 DAY;

-- One row: an agenda or a campaign, as events tells of it, and until when a post about it is a response (UTC); one known only to the day
-- may begin at any time of it. Of an agenda 24 and 72 hours are asked for, of a campaign its days; closes_on: the last day that counts.
CREATE OR REPLACE TEMP VIEW message_windows AS
  SELECT * EXCLUDE (hours, begun, last_on),
    CASE kind WHEN 'agenda' THEN begun + INTERVAL 24 HOUR ELSE day_ends(last_on, hours) END AS on_time_until,
    CASE kind WHEN 'agenda' THEN begun + INTERVAL 72 HOUR ELSE day_ends(last_on, hours) END AS late_until,
    CASE kind WHEN 'agenda' THEN starts_on + 3 ELSE last_on END AS closes_on
  FROM (
    SELECT events.*, coalesce(utc_hours, 7) AS hours, coalesce(ends_on, starts_on) AS last_on,
      coalesce(starts_at, day_begins(starts_on, coalesce(utc_hours, 7))) AS opens,
      coalesce(starts_at, day_ends(starts_on, coalesce(utc_hours, 7))) AS begun
    FROM events LEFT JOIN province_zones ON province_zones.province_code = coalesce(events.province_code, left(host_regency_code, 2))
    WHERE kind IN ('agenda', 'campaign'));

-- One row: an agenda of message_windows.
CREATE OR REPLACE TEMP VIEW agenda_windows AS SELECT event_id, opens, on_time_until, late_until FROM message_windows WHERE kind = 'agenda';
