"""Whether the collaboration acts: agendas answered, hoaxes corrected, what the community added."""

from datetime import timedelta

import pandas as pd

from tests.recomputed.office import WIB, Asked, Office

HOURS = pd.Timedelta(hours=1)


def agendas(office: Office, asked: Asked, weeks: int) -> dict[str, float | None]:
    """How many expected accounts posted within 24 and 72 hours, of those whose exports cover the window; the median hours."""
    pairs = pd.concat([_expected(office, asked, event) for event in _agendas(office, asked, weeks)] or [pd.DataFrame()])
    if pairs.empty:
        return {"counted": 0, "on_time": 0, "late": 0, "median_hours": None}
    counted = pairs[pairs["covered"] & pairs["timed"]]
    on_time, within = counted["on_time"].astype(bool), counted["hours"].notna()
    watched = pairs[(pairs["watched"] > 0) & pairs["timed"]]
    return {
        "counted": len(counted),
        "on_time": int(on_time.sum()),
        "late": int((within & ~on_time).sum()),
        "median_hours": survival_median(watched["hours"], watched["watched"]),
    }


def _agendas(office: Office, asked: Asked, weeks: int) -> list:
    first = pd.Timestamp(asked.monday - timedelta(weeks=weeks - 1))
    events = office.events
    inside = (events["starts_on"] + timedelta(days=3)).between(first, pd.Timestamp(asked.sunday))
    judged = (events["kind"] == "agenda") & events["patterns"].notna() & (events["date_precision"] == "day")
    return list(events[inside & judged].itertuples())


def _invited(event, accounts: pd.DataFrame) -> pd.Series:
    """Which accounts an agenda names; its province where it names nobody."""
    if not isinstance(event.invited_scope, str):
        return (accounts["province_code"] == event.province_code) | (event.province_code is None)
    parts = set(event.invited_scope.split(";"))
    marks = [
        "province:" + accounts["province_code"], "bakorwil:" + accounts["bakorwil"].fillna("-"),
        "regency:" + accounts["regency_code"].fillna("-"), "accounts:" + accounts["account"],
    ]  # fmt: skip
    named = pd.Series(("all" in parts), index=accounts.index)
    for mark in marks:
        named |= mark.isin(parts)
    return named


def _expected(office: Office, asked: Asked, event) -> pd.DataFrame:
    """Each expected account of one agenda: covered, timed, on_time, hours to the first sure post, hours watched."""
    accounts = office.accounts[office.accounts["province_code"] == asked.province]
    if asked.bakorwil:
        accounts = accounts[accounts["bakorwil"] == asked.bakorwil]
    active = (accounts["active_from"].isna() | (accounts["active_from"] <= event.starts_on)) & (
        accounts["active_to"].isna() | (accounts["active_to"] >= event.starts_on)
    )
    accounts = accounts[active & _invited(event, accounts)]
    zone = office.hours.get(event.province_code or str(event.host_regency_code or "")[:2], WIB)
    dated = pd.isna(event.starts_at)
    opens = event.starts_on - zone * HOURS if dated else event.starts_at
    begun = opens + 24 * HOURS if dated else opens
    on_time_until, late_until = begun + 24 * HOURS, begun + 72 * HOURS
    spans = office.spans[(office.spans["covered_from"] <= opens) & (office.spans["covered_to"] > opens)]
    watched = spans.assign(until=spans["covered_to"].clip(upper=late_until)).groupby("account")["until"].max()
    posts = _about(office, "event", event.event_id)
    posts = posts[(posts["earliest"] >= opens)]
    sure = posts[posts["latest"] <= late_until].groupby("account")["latest"].min()
    soon = set(posts.loc[posts["latest"] <= on_time_until, "account"])
    timed = office.timed.set_index("account")["tells_hour"].reindex(accounts["account"])
    usual = accounts.set_index("account")["platform"].map(office.platform_timed.set_index("platform")["tells_hour"])
    frame = pd.DataFrame(index=accounts["account"])
    return frame.assign(
        covered=watched.reindex(frame.index) >= late_until,
        timed=timed.astype(object).where(timed.notna(), usual.astype(object)).fillna(True).astype(bool) | dated,
        on_time=[account in soon for account in frame.index],
        hours=(sure.reindex(frame.index) - opens) / HOURS,
        watched=((watched.reindex(frame.index) - opens) / HOURS).fillna(0) if not dated else 0,
    )


def _about(office: Office, content: str, name: str) -> pd.DataFrame:
    """The posts on an account's profile that bear the patterns, with the earliest and latest moment they may be of."""
    known = office.matches[(office.matches["content"] == content) & (office.matches["id"] == name)]
    own = office.posts[["account", "post_id", "published_at", "day", "hours"]]
    homes = office.accounts.set_index("account")["province_code"].map(office.hours)
    together = office.shared.drop_duplicates(["account", "post_id"]).rename(columns={"published_on": "day"})
    together = together.assign(hours=together["account"].map(homes).fillna(WIB))
    profile = pd.concat([own, together]).drop_duplicates(["account", "post_id"])
    posts = known.merge(profile, on=["account", "post_id"])
    begins = pd.to_datetime(posts["day"]) - pd.to_timedelta(posts["hours"].astype(float), unit="h")
    moment = posts["published_at"]
    return posts.assign(earliest=moment.fillna(begins), latest=moment.fillna(begins + 24 * HOURS))


def hoaxes(office: Office, asked: Asked, weeks: int) -> dict[str, float | None]:
    """Reported disinformation and misinformation: how many were corrected within three hours; the median, the silent kept in."""
    zone = office.hours.get(asked.province, WIB)
    reports = office.hoaxes[office.hoaxes["category"].isin(["disinformation", "misinformation"])]
    here = reports["province_code"].isna() | (reports["province_code"] == asked.province)
    if asked.bakorwil:
        inside = office.regencies.loc[office.regencies["bakorwil"] == asked.bakorwil, "code"]
        here &= reports["regency_code"].isin(inside)
    day = (reports["reported_at"] + zone * HOURS).dt.normalize()
    first = pd.Timestamp(asked.monday - timedelta(weeks=weeks - 1))
    reports = reports[here & day.between(first, pd.Timestamp(asked.sunday))]
    about_hoaxes = office.matches[(office.matches["content"] == "theme") & office.matches["id"].isin(office.hoax_themes)]
    speaking = set(zip(about_hoaxes["account"], about_hoaxes["post_id"], strict=True))
    province = set(office.accounts.loc[office.accounts["province_code"] == asked.province, "account"])
    hours = []
    for report in reports.itertuples():
        posts = _about(office, "hoax", report.hoax_id)
        own = [(row.account, row.post_id) in speaking and row.account in province for row in posts.itertuples()]
        posts = posts[own] if len(posts) else posts
        posts = posts[(posts["earliest"] >= report.reported_at)]
        posts = posts[posts["earliest"] <= report.reported_at + timedelta(days=30)]
        moments = [moment for moment in (report.clarified_at, posts["latest"].min()) if not pd.isna(moment)]
        hours.append((min(moments) - report.reported_at) / HOURS if moments else None)
    answered = pd.Series(hours, dtype=float)
    return {"reported": len(answered), "met": int((answered <= 3).sum()),
            "median_hours": survival_median(answered, pd.Series(float("inf"), index=answered.index))}  # fmt: skip


def survival_median(ended: pd.Series, watched: pd.Series) -> float | None:
    """The first moment at which half or fewer are still waiting (Kaplan and Meier); None where that never is."""
    ended, watched = ended.reset_index(drop=True).astype(float), watched.reset_index(drop=True).astype(float)
    ended = ended.where(ended <= watched)
    left, share = ended.fillna(watched), 1.0
    for moment in sorted(ended.dropna().unique()):
        share *= 1 - (ended == moment).sum() / (left >= moment).sum()
        if share <= 0.5 + 1e-12:
            return float(moment)
    return None


def delivered(office: Office, asked: Asked, weeks: int) -> dict[str, tuple[float, float]]:
    """Views of the posts on each agenda answered and each campaign that ran, the government's and the community's."""
    first, last = pd.Timestamp(asked.monday - timedelta(weeks=weeks - 1)), pd.Timestamp(asked.sunday)
    homes = office.accounts[office.accounts["province_code"] == asked.province]
    if asked.bakorwil:
        homes = homes[homes["bakorwil"] == asked.bakorwil]
    owners = homes.set_index("account")[["owner", "active_from", "active_to"]]
    sums = {}
    for event in office.events[
        office.events["kind"].isin(["agenda", "campaign"]) & office.events["patterns"].notna()
    ].itertuples():
        ends = event.starts_on if pd.isna(event.ends_on) else event.ends_on
        answered, agenda = event.starts_on + timedelta(days=3), event.kind == "agenda"
        if not (first <= answered <= last if agenda else event.starts_on <= last and ends >= first):
            continue
        until = min(ends + timedelta(days=3 * agenda), last)
        known = office.matches[(office.matches["content"] == "event") & (office.matches["id"] == event.event_id)]
        posts = known.merge(office.posts, on=["account", "post_id"]).join(owners, on="account", how="inner")
        active = (posts["active_from"].isna() | (posts["active_from"] <= posts["day"])) & (
            posts["active_to"].isna() | (posts["active_to"] >= posts["day"])
        )
        posts = posts[active & posts["day"].between(event.starts_on, until)]
        views = posts.groupby("owner")["views"].sum(min_count=1)
        sums[event.event_id] = (views.get("government"), views.get("community"))
    return sums
