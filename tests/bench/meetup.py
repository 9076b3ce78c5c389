"""How long the answer about one meetup takes, from a fresh process: a usual office, and one of 25,000 accounts."""

import sys
from pathlib import Path

import duckdb

from tests.bench.loading import ran
from tests.bench.office import build
from tests.bench.report import Finding

EVENT = """
INSERT INTO events (event_id, kind, name, starts_on, ends_on, date_precision, province_code, invited_scope)
  VALUES ('temu', 'meetup', 'Temu', DATE '2021-01-04' + 7 * $weeks::INTEGER // 2, NULL, 'day', '35', 'province:35')
"""
HEADCOUNT = """
-- One row: an account of East Java that came, three in ten.
INSERT INTO attendance SELECT 'temu', account, 1 FROM accounts WHERE province_code = '35' AND hash(account) % 10 < 3
"""
ALL_ONE_PROVINCE = """
-- Every invented account lives in East Java, and its followers grow by a trend and by chance.
UPDATE accounts SET province_code = '35', regency_code = '35.' || lpad((1 + hash(account) % 29)::VARCHAR, 2, '0')
"""
GROWING = """
UPDATE account_weeks SET total = round(5000 * exp(0.003 * (week - DATE '2021-01-04') / 7 + (hash(account, week) % 100) / 20000))
WHERE metric = 'followers'
"""


def office(data: Path, accounts: int, weeks: int) -> None:
    """An office with one meetup in the middle of its weeks."""
    build(data, accounts, weeks)
    with duckdb.connect(str(data / "warehouse" / "000001.duckdb")) as connection:
        for statement in (ALL_ONE_PROVINCE, GROWING, HEADCOUNT):
            connection.execute(statement)
        connection.execute(EVENT, {"weeks": weeks})


def meetup_effect(folder: Path, accounts: int, weeks: int) -> list[Finding]:
    """`python -m jangkau metrics meetup_effect`, less what `python -m jangkau metrics office` takes to start and answer."""
    findings = []
    for count, span, most in ((500, 183, 2.0), (accounts, weeks, 10.0)):
        data = folder / str(count)
        # built by another process: a child's peak memory counts its parent's
        ran([sys.executable, "-m", "tests.bench.meetup", str(data), str(count), str(span)])
        took, memory = ran([sys.executable, "-m", "metrics", "meetup_effect", "--event", "temu", "--data", str(data), "--json"])
        start, _ = ran([sys.executable, "-m", "metrics", "office", "--data", str(data), "--json"])
        size = f"{count:,} accounts x {span} weeks"
        findings.append(Finding(f"meetup effect, {size}", took - start, most, "s", f"{took:.1f} s in all"))
        findings.append(Finding(f"its memory, {size}", memory, 1536, "MB"))
    return findings


if __name__ == "__main__":
    office(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
