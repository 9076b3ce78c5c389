"""An invented office of 25,000 accounts and 156 weeks, written straight into a snapshot: for timing pages alone."""

from pathlib import Path

import duckdb

from jangkau.warehouse import vocabulary
from jangkau.warehouse.engine import fresh

ROOT = Path(__file__).parent.parent.parent
SQL = ROOT / "etl" / "keep" / "sql"

ACCOUNTS = """
-- One row: an invented account, spread over the regions of the three provinces.
INSERT INTO accounts
  SELECT platform || ':akun' || n, platform, 'akun' || n, 'Akun ' || n,
    CASE WHEN n % 4 = 0 THEN 'government' ELSE 'community' END, 'regency', left(code, 2), code, NULL, NULL, NULL, NULL, 1
  FROM (
    SELECT n, ['instagram', 'facebook', 'tiktok', 'youtube', 'x'][1 + n % 5] AS platform,
      codes[1 + (n * 7919) % len(codes)] AS code
    FROM range($accounts) AS numbers (n),
      (SELECT list(code ORDER BY code) AS codes FROM regencies WHERE province_code IN ('35', '32', '15')) AS regions)
"""
WEEKS = """
-- One row: an invented account, week and metric.
INSERT INTO account_weeks
  SELECT DATE '2021-01-04' + 7 * w::INTEGER, account, metric,
    (hash(account, w, metric) % 5000)::DOUBLE, (hash(account, w, metric) % 900)::DOUBLE, 7, 0, 0, false, 0, 'days', 0
  FROM range($weeks) AS weeks (w), accounts, unnest(['reach', 'views', 'interactions', 'followers', 'posts']) AS metrics (metric)
"""


def build(data: Path, accounts: int = 25_000, weeks: int = 156) -> Path:
    """Write the snapshot; returns the data folder."""
    warehouse = data / "warehouse"
    warehouse.mkdir(parents=True)
    with duckdb.connect(str(warehouse / "000001.duckdb")) as connection:
        fresh(connection)
        connection.execute((SQL / "reference.sql").read_text(encoding="utf-8"), {"reference": str(ROOT / "data" / "reference")})
        connection.executemany("INSERT INTO metric_kinds VALUES (?, ?, ?, ?)", vocabulary.metric_rows())
        connection.executemany("INSERT INTO province_zones VALUES (?, ?, ?)", vocabulary.zone_rows())
        connection.execute(ACCOUNTS, {"accounts": accounts})
        connection.execute(WEEKS, {"weeks": weeks})
        connection.execute("INSERT INTO account_keys SELECT row_number() OVER (ORDER BY account), account FROM accounts")
        connection.execute("CREATE TEMP TABLE accounts_changed AS SELECT *, true AS stands FROM accounts LIMIT 0")
        connection.execute("CREATE TEMP TABLE weeks_changed AS SELECT DISTINCT account, week FROM account_weeks")
        connection.execute((SQL / "regency_weeks.sql").read_text(encoding="utf-8"))
        facts = {"version": "000001", "fingerprint": "", "demo": "false"}
        connection.executemany("INSERT INTO meta VALUES (?, ?)", list(facts.items()))
    (warehouse / "CURRENT").write_text("000001\n")
    return data
