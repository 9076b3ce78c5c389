"""The lists of the registry, each declared once. A further list is one more entry of CONTENTS and its words in locales/."""

from datetime import datetime

from etl.read import dates
from etl.registry.columns import Column, Content, Fields
from etl.registry.line import Line
from jangkau.warehouse.plan import plan_of
from jangkau.warehouse.vocabulary import ORGANISATION_KINDS, OWNERS, PLATFORMS, TARGET_MEASURES, TARGET_SHARES

EVENT_KINDS = ("meetup", "agenda", "campaign", "shock")
MEASURED = ("agenda", "campaign")  # by the posts in which their patterns are found
OUT_OF_A_HUNDRED = ("agenda_response", "hoax_response")  # no more than all of them
OF_PLACES = ("hoax_response", "accounts_active", "meetup_attendance")  # what nobody tells of an organisation
PLATFORM = Column("platform", "platform", required=True, choices=PLATFORMS, says="platform", usual=PLATFORMS[0],
                  unknown="platform_unknown")  # fmt: skip
HANDLE = Column("handle", "handle", required=True, hint="registry.add.handle")
PROVINCE = Column("province_code", "province", aliases=("province", "provinsi"))
REGENCY_NAMES = ("regency", "kabupaten_kota")


def _home(line: Line, fields: Fields) -> Fields:
    """A regency tells its province."""
    regency = str(fields["regency_code"] or "")
    return fields | {"province_code": regency[:2] or fields["province_code"]}


def _at_home(line: Line, fields: Fields) -> Fields:
    """Somebody is at home in a regency or, at province level, in a province."""
    fields = _home(line, fields)
    if not fields["province_code"] and not line.faulty(*PROVINCE.names, "regency_code", *REGENCY_NAMES):
        line.fault("region_missing", "regency")
    level = "regency" if fields["regency_code"] else "province"
    return fields | {"level": level}


def _account(line: Line, fields: Fields) -> Fields:
    """An account without a name is called by its handle."""
    return _at_home(line, fields) | {"name": fields["name"] or fields["handle"]}


def _organisation(line: Line, fields: Fields) -> Fields:
    """An organisation without another name is called as the accounts' list calls it."""
    return _at_home(line, fields) | {"name": fields["name"] or fields["organisation"]}


def _event(line: Line, fields: Fields) -> Fields:
    """An event begins on its first day and ends no earlier; its province is its host's where none is told."""
    first, last, opens, closes = (str(fields[name] or "") for name in ("starts_on", "ends_on", "starts_at", "ends_at"))
    if first and last and last < first:
        line.fault("ends_before_start", "ends_on")
    if closes and (closes < opens or (first and _wib_day(closes) < first)):
        line.later_fault("ends_before_start", "ends_at")
    if opens and first and fields["date_precision"] == "day" and _wib_day(opens) != first:
        line.later_fault("starts_on_other_day", "starts_at")
    if plan := str(fields["plan"] or ""):
        settled = plan_of(plan)
        if settled is None:
            line.fault("plan_unreadable", "plan")
        elif first and settled.frozen_on.isoformat() >= first:
            line.fault("plan_after_start", "plan")
    if fields["kind"] in MEASURED and not fields["patterns"]:
        line.note("event_without_patterns", "patterns")
    host = str(fields["host_regency_code"] or "")
    return fields | {"province_code": fields["province_code"] or host[:2] or None}


def _attendance(line: Line, fields: Fields) -> Fields:
    return fields | {"account": f"{fields['platform']}:{fields['handle']}"}


def _hoax(line: Line, fields: Fields) -> Fields:
    """A report is clarified after it was made, and neither lies in the future."""
    reported, clarified = str(fields["reported_at"] or ""), str(fields["clarified_at"] or "")
    if reported and clarified and clarified < reported:
        line.fault("clarified_before_report", "clarified_at")
    if fields["status"] == "pending" and clarified:
        line.note("pending_but_clarified", "status")
    for name, moment in (("reported_at", reported), ("clarified_at", clarified)):
        if line.desk.now and moment > line.desk.now.isoformat():
            line.note("in_future", name)
    return _home(line, fields)


def _target(line: Line, fields: Fields) -> Fields:
    """Shares are told in per cent, counts without; an organisation has targets for what its own accounts do."""
    measure, goal = fields["measure"], str(fields["target"] or "")
    if goal and measure in TARGET_MEASURES and (measure in TARGET_SHARES) != goal.endswith("%"):
        line.fault("target_not_a_share" if goal.endswith("%") else "target_without_percent", "target")
    if goal.endswith("%") and measure in OUT_OF_A_HUNDRED and float(goal[:-1]) > 100:
        line.fault("target_over_all", "target")
    if fields["organisation"] and measure in OF_PLACES:
        line.fault("target_not_of_organisation", "organisation")
    return fields


def _wib_day(moment: str) -> str:
    return dates.wib_day(datetime.fromisoformat(moment)).isoformat()


ACCOUNTS = Content(
    "accounts", "account", keys=("platform", "handle"), called="name", rule=_account, labels="registry.column",
    columns=(
        PLATFORM,
        HANDLE,
        Column("name", aliases=("nama",), hint="registry.add.name"),
        Column("owner", "choice", required=True, aliases=("pemilik",), choices=OWNERS, usual="government",
               words=(("pemerintah", "government"), ("komunitas", "community"), ("pers", "press")),
               unknown="owner_unknown", says="owner"),
        PROVINCE,
        Column("regency_code", "regency", by_name=REGENCY_NAMES, within="province_code", together="region_code"),
        Column("organisation", aliases=("organisasi",), hint="registry.add.organisation"),
        Column("active_from", "day"),
        Column("active_to", "day"),
        Column("checked_on", "day"),
    ),
    form=("platform", "handle", "name", "region_code", "owner", "organisation"),
    table=("handle", "platform", "flags", "name", "owner", "region_code", "organisation", "followers", "followers_age_days",
           "last_data_on", "last_post_on", "checked_on", "active_from", "active_to"),
)  # fmt: skip
EVENTS = Content(
    "events", "event", keys=("event_id",), called="name", rule=_event, mark="kind",
    columns=(
        Column("event_id", required=True),
        Column("kind", "choice", required=True, choices=EVENT_KINDS, unknown="event_kind_unknown", says="registry.kind",
               usual="meetup"),
        Column("name", required=True, hint="registry.add.event"),
        Column("starts_on", "day", required=True),
        Column("series"),
        Column("ends_on", "day"),
        Column("date_precision", "choice", choices=("day", "month"), unknown="date_precision_unknown", usual="day",
               says="registry.precision"),
        Column("province_code", "province"),
        Column("host_regency_code", "regency"),
        Column("invited_scope", "scope", hint="registry.add.invited"),
        Column("participants", "number"),
        Column("place"),
        Column("theme"),
        Column("source"),
        Column("starts_at", "moment", days=("starts_on",), asked_if=("kind", MEASURED)),
        Column("ends_at", "moment", days=("ends_on", "starts_on"), asked_if=("kind", MEASURED)),
        Column("patterns", "patterns", asked_if=("kind", MEASURED), hint="registry.add.event.patterns"),
        Column("organiser"),
        Column("speakers", aliases=("narasumber", "pembicara"), hint="registry.add.speakers", asked_if=("kind", ("meetup",))),
        Column("topics", aliases=("topik", "materi"), hint="registry.add.topics", asked_if=("kind", ("meetup",))),
        Column("cost_rupiah", "rupiah", aliases=("biaya", "cost"), asked_if=("kind", ("meetup",))),
        Column("plan"),
    ),
    form=("kind", "name", "host_regency_code", "place", "starts_on", "starts_at", "ends_on", "ends_at", "invited_scope",
          "patterns", "speakers", "topics", "cost_rupiah"),
    table=("name", "kind", "starts_on", "starts_at", "ends_on", "ends_at", "date_precision", "host_regency_code", "province_code",
           "series", "invited_scope", "participants", "accounts_came", "speakers", "topics", "cost_rupiah", "place", "patterns",
           "source", "event_id"),
)  # fmt: skip
ATTENDANCE = Content(
    "attendance", "attendance", keys=("event_id", "platform", "handle"), called="handle", rule=_attendance,
    columns=(Column("event_id", required=True), PLATFORM, HANDLE),
)  # fmt: skip
THEMES = Content(
    "themes", "theme", keys=("theme_id",), called="name", rule=_home,
    columns=(
        Column("theme_id", required=True),
        Column("name", required=True, hint="registry.add.theme"),
        Column("kind", "choice", choices=("promotion", "hoax", "programme", "economy", "disaster", "tagline"),
               says="registry.theme.kind"),
        Column("patterns", "patterns", required=True, hint="registry.add.patterns"),
        PROVINCE,
        Column("regency_code", "regency", by_name=REGENCY_NAMES, within="province_code", asked_if=("kind", ("tagline",))),
    ),
    form=("name", "kind", "regency_code", "patterns"),
    table=("name", "kind", "patterns", "posts", "accounts", "regency_code", "province_code", "theme_id"),
)  # fmt: skip
HOAXES = Content(  # in the words of Jabar Saber Hoaks
    "hoaxes", "hoax", keys=("hoax_id",), called="title", rule=_hoax,
    columns=(
        Column("hoax_id", required=True),
        Column("title", required=True, hint="registry.add.hoax"),
        Column("category", "choice", required=True, choices=("disinformation", "misinformation", "news", "clarification"),
               words=(("disinformasi", "disinformation"), ("misinformasi", "misinformation"), ("berita", "news"),
                      ("klarifikasi fakta", "clarification")),
               unknown="hoax_category_unknown", says="registry.hoax"),
        Column("status", "choice", choices=("pending", "not_clarified", "clarified"), usual="pending", says="registry.hoax",
               words=(("terklarifikasi", "clarified"), ("tidak diklarifikasi", "not_clarified"),
                      ("belum diklarifikasi", "pending")),
               unknown="hoax_status_unknown"),
        Column("reported_at", "moment", required=True, usual="now"),
        Column("clarified_at", "moment", usual="now", asked_if=("status", ("clarified",))),
        PROVINCE,
        Column("regency_code", "regency", by_name=REGENCY_NAMES, within="province_code"),
        Column("patterns", "patterns", hint="registry.add.hoax.patterns"),
        Column("source", hint="registry.add.hoax.source"),
    ),
    form=("title", "category", "regency_code", "status", "reported_at", "clarified_at", "patterns", "source"),
    table=("title", "category", "status", "reported_at", "clarified_at", "regency_code", "province_code", "patterns", "posts",
           "source", "hoax_id"),
)  # fmt: skip
ORGANISATIONS = Content(
    "organisations", "organisation", keys=("organisation",), called="name", rule=_organisation, mark="kind",
    columns=(
        Column("organisation", required=True, aliases=("organisasi", "lembaga"), hint="registry.add.organisation"),
        Column("name", aliases=("nama",)),
        Column("kind", "choice", required=True, aliases=("jenis",), choices=ORGANISATION_KINDS, says="registry.organisation.kind",
               words=(("dinas kominfo", "diskominfo"), ("kominfo", "diskominfo"), ("perangkat daerah", "opd"), ("dinas", "opd"),
                      ("pers", "media"), ("komunitas", "community")),
               unknown="organisation_kind_unknown"),
        PROVINCE,
        Column("regency_code", "regency", by_name=REGENCY_NAMES, within="province_code"),
        Column("posts_per_week", "number", aliases=("unggahan_per_pekan", "minimum")),
    ),
    form=("organisation", "name", "kind", "regency_code", "posts_per_week"),
    table=("name", "kind", "regency_code", "province_code", "posts_per_week", "accounts", "organisation"),
)  # fmt: skip
TARGETS = Content(
    "targets", "target", keys=("measure", "period", "place", "organisation"), called="measure", rule=_target,
    columns=(
        Column("measure", "choice", required=True, aliases=("ukuran", "indikator"), choices=TARGET_MEASURES, usual="views",
               words=(("pertumbuhan pengikut", "followers_growth"), ("kenaikan pengikut", "followers_growth"),
                      ("tayangan", "views"), ("respons agenda", "agenda_response"), ("hoaks dijawab", "hoax_response"),
                      ("respons hoaks", "hoax_response"), ("akun aktif", "accounts_active"),
                      ("kehadiran pertemuan", "meetup_attendance")),
               unknown="target_measure_unknown", says="target.measure"),
        Column("period", "period", required=True, aliases=("periode",), hint="registry.add.target.period"),
        Column("place", "place", required=True, aliases=("daerah", "wilayah"), hint="registry.add.target.place"),
        Column("target", "goal", required=True, hint="registry.add.target"),
        Column("organisation", aliases=("organisasi",), hint="registry.add.organisation"),
        Column("source", aliases=("sumber",), hint="registry.add.target.source"),
    ),
    form=("measure", "period", "place", "organisation", "target", "source"),
    table=("measure", "period", "place", "organisation", "target", "source"),
)  # fmt: skip
CONTENTS: dict[str, Content] = {
    content.name: content for content in (ACCOUNTS, ORGANISATIONS, EVENTS, ATTENDANCE, THEMES, HOAXES, TARGETS)
}
