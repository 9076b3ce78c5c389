"""What is said of ties over time: the last quarter, the same accounts before, and before and after a meetup."""

import pandas as pd

from jangkau.charts.campaigns.partnership_lines import quarter
from jangkau.charts.campaigns.partnership_lines import said as point_said
from jangkau.findings.shares import share_said, share_with_fraction
from jangkau.locales import Say
from jangkau.metrics.campaigns.partnership import KINDS


def partnership_said(rows: pd.DataFrame, say: Say) -> list[str]:
    """The last quarter's shares and coverage, and the same accounts a quarter before; nothing of a quarter without data."""
    last = rows.iloc[-1]
    if not last["known"]:
        return [say("partnership.none", quarter=quarter(last["quarter"], say))]
    shares = {kind: share_with_fraction(last[kind], last["known"], say) for kind in KINDS}
    said = [say("partnership.said", quarter=quarter(last["quarter"], say), **shares)]
    if last["compared"]:
        counts = {name: share_said(last[f"compared_{name}"], last["compared"], say) for name in ("tied", "tied_before")}
        said.append(say("partnership.compared", n=int(last["compared"]), **counts))
    return [*said, say("partnership.coverage", known=say.number(last["known"]), n=int(last["accounts"]))]


def partnership_alt(rows: pd.DataFrame, say: Say) -> str:
    """The picture in words: every quarter."""
    return "; ".join(point_said(row, "tied", say) for row in rows.to_dict("records"))


def partnership_rows(rows: pd.DataFrame, say: Say) -> pd.DataFrame:
    """Every quarter as it is read."""
    records = rows.to_dict("records")
    shares = {
        say(f"partnership.{kind}"): [share_with_fraction(row[kind], row["known"], say) for row in records] for kind in KINDS
    }
    before, now = (
        [share_said(row[name], row["compared"], say) for row in records] for name in ("compared_tied_before", "compared_tied")
    )
    return pd.DataFrame(
        {
            say("partnership.column.quarter"): [quarter(row["quarter"], say) for row in records],
            say("partnership.column.known"): [say("share.of", part=say.number(row["known"]), whole=say.number(row["accounts"]))
                                              for row in records],
            **shares,
            say("partnership.column.same"): [f"{was} → {share}" for was, share in zip(before, now, strict=True)],
        }
    )  # fmt: skip


def around_laid_out(around: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The rows of before_after: the shares of tied accounts among those that came and the others, where some are known."""
    rows = []
    for came in (True, False):
        periods = {row["period"]: row for row in around[around["came"] == came].to_dict("records")}
        if not periods["before"]["accounts"]:
            continue
        shares = {name: share_with_fraction(row["tied"], row["accounts"], say) for name, row in periods.items()}
        far = {name: share_said(row["cross_region"], row["accounts"], say) for name, row in periods.items()}
        label = say("campaign.around.came" if came else "campaign.around.stayed")
        words = say("partnership.around.said", who=label, **shares, far_before=far["before"], far_after=far["after"],
                    n=int(periods["before"]["active"]))  # fmt: skip
        moved = " → ".join(share_said(row["tied"], row["accounts"], say) for row in periods.values())
        rows.append({"label": label, "came": came, "words": words, "moved": moved,
                     **{name: row["tied_share"] for name, row in periods.items()}})  # fmt: skip
    return pd.DataFrame(rows, columns=["label", "came", "words", "moved", "before", "after"])
