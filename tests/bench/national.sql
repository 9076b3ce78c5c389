-- One row: an invented account of a region, the country's regions in turn: every regency has its 48 or 49.
CREATE TEMP TABLE country AS
  SELECT n::INTEGER AS account_id, platform || ':akun' || n AS account, platform, 'akun' || n AS handle, code,
    CASE WHEN n % 4 = 0 THEN 'government' ELSE 'community' END AS owner
  FROM (
    SELECT n, ['instagram', 'facebook', 'tiktok', 'youtube', 'x'][1 + (n // 514) % 5] AS platform, codes[1 + n % len(codes)] AS code
    FROM range(1, $accounts + 1) AS numbers (n), (SELECT list(code ORDER BY code) AS codes FROM regencies) AS regions);

INSERT INTO account_keys SELECT account_id, account FROM country ORDER BY account_id;
INSERT INTO touched SELECT account_id FROM country;

-- One row: a line of the registry: the accounts, a meetup in East Java, and who came to it.
INSERT INTO registry_rows
  SELECT 1, account_id, 'accounts', account, json_object(
    'platform', platform, 'handle', handle, 'name', 'Akun ' || handle, 'owner', owner, 'level', 'regency',
    'province_code', left(code, 2), 'regency_code', code)
  FROM country ORDER BY account_id;
INSERT INTO registry_rows VALUES (2, 1, 'events', 'temu-35', json_object(
  'kind', 'meetup', 'name', 'Temu Admin', 'starts_on', '2023-10-12', 'ends_on', '2023-10-12', 'date_precision', 'day',
  'province_code', '35', 'host_regency_code', '35.10'));
INSERT INTO registry_rows
  SELECT 3, row_number() OVER (ORDER BY account), 'attendance', 'temu-35 ' || account,
    json_object('event_id', 'temu-35', 'account', account)
  FROM (SELECT account FROM country WHERE code LIKE '35.%' ORDER BY account LIMIT 200);

-- One row: an invented value of an account, day and metric; followers grow, the others go up and down.
INSERT INTO staged
  SELECT account_id, $first::DATE + day::INTEGER, metric,
    CASE WHEN metric = 'followers' THEN 1000 + 97 * (account_id % 5000) + 3 * day ELSE hash(account_id, day, metric) % 5000 END,
    'reported', false, 4
  FROM country, range($days) AS days (day), unnest($metrics) AS metrics (metric);

-- One row: an invented post of the last four weeks.
INSERT INTO posts
  SELECT account_id, 'p' || n, TIMESTAMP '2024-01-01 20:00:00', TIMESTAMP '2023-12-04 03:00:00' + to_hours(n % 660),
    (TIMESTAMP '2023-12-04 10:00:00' + to_hours(n % 660))::DATE, NULL, 'post', 'Warga ' || n || ' ikut #Vaksin',
    hash(n) % 9000, hash(n) % 5000, NULL, hash(n) % 300, hash(n) % 40, hash(n) % 30, NULL, NULL, NULL, false, 4, n
  FROM range($posts) AS numbers (n) JOIN country ON account_id = 1 + n % $accounts;
