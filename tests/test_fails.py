"""Files that were once answered wrongly, where they are at hand: each is answered as it should be.

They lie outside the project; JANGKAU_FAILS names another place. tests/samples holds files of our own for every kind.
"""

import os
from datetime import date, datetime
from pathlib import Path

import pytest

from etl.model import Account
from etl.read.reading import Reading, Stopped, read
from etl.read.source import Source

FAILS = Path(os.environ.get("JANGKAU_FAILS") or Path(__file__).parents[2] / "shared" / "fails")
pytestmark = pytest.mark.skipif(not FAILS.is_dir(), reason=f"the files are not here: {FAILS} (set JANGKAU_FAILS)")

# folder | account that is chosen | importer, or - | what is loaded, set aside, or the code of the refusal
TABLE = """
crowdtangle | | crowdtangle crowdtangle_leaderboard | loaded
day_column_twice | youtube:a | youtube_totals | loaded
excel_whole_line_few_columns | tiktok:a | - | excel_rows_in_one_cell
facebook_page_in_two_accounts | facebook:a | facebook_posts | loaded
facebook_views_twice_same | | facebook_posts | loaded
followers_thousands | | follower_sheet | loaded
fpk_claims_others | | office_sheet | mapping_needed
fpk_other_reports | | fanpage_karma_wide fanpage_karma_benchmark fanpage_karma_top_posts | \
names_needed totals_of_period best_posts_alone
handles_not_checked | | follower_sheet | loaded
header_only | youtube:a | youtube_totals | no_rows
invisible_in_header | youtube:a | youtube_totals youtube_table | loaded
linkedin_content | | linkedin_content | loaded
linkedin_creator | linkedin:a | linkedin_creator | loaded
meta_more_columns | instagram:a | meta_daily | loaded figure_unnamed
meta_title_gone | instagram:a | meta_daily | figure_needed
nearest_hint | | third_party office_sheet - | other_tool mapping_needed lines_above
other_sheets | youtube:a | youtube_totals | loaded
tiktok_dates_with_year | tiktok:a | tiktok_overview | loaded
x_video_overview | | x_video_overview | breakdown
youtube_daily_unknown_metric | youtube:a | youtube_totals | loaded
youtube_metric_not_kept | youtube:a | youtube_totals | nothing_kept
youtube_subscribers_stock | youtube:a | youtube_totals | loaded
"""
CASES = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


def outcome(found: Reading | Stopped) -> str:
    if isinstance(found, Stopped):
        return found.issue.code
    return found.importer.sets_aside or "loaded"


@pytest.mark.parametrize(("folder", "account", "importers", "outcomes"), CASES, ids=[case[0] for case in CASES])
def test_a_file_that_was_answered_wrongly_is_answered_rightly(folder: str, account: str, importers: str, outcomes: str) -> None:
    chosen = Account.parse(account) if account else None
    for path in sorted(path for path in (FAILS / folder).iterdir() if path.is_file()):
        found = read(Source(path, path.name), chosen, date(2026, 7, 12), datetime(2026, 9, 1))
        named = found.importer.name if found.importer else "-"
        assert named in importers.split() and outcome(found) in outcomes.split(), (path.name, named, outcome(found))
