"""What a line of each list must hold as a whole, beside what each of its columns asks for (etl/registry/contents.py)."""

from datetime import datetime

from etl.read import moments
from etl.registry.columns import Fields
from etl.registry.line import Line
from jangkau.warehouse.plan import plan_of
from jangkau.warehouse.vocabulary import TARGET_MEASURES, TARGET_SHARES

MEASURED = ("agenda", "campaign")  # by the posts in which their patterns are found
OUT_OF_A_HUNDRED = ("agenda_response", "hoax_response")  # no more than all of them
OF_PLACES = ("hoax_response", "accounts_active", "meetup_attendance")  # what nobody tells of an organisation
PROVINCE_NAMES, REGENCY_NAMES = ("province", "provinsi"), ("regency", "kabupaten_kota")


def home(line: Line, fields: Fields) -> Fields:
    """A regency tells its province."""
    regency = str(fields["regency_code"] or "")
    return fields | {"province_code": regency[:2] or fields["province_code"]}


def at_home(line: Line, fields: Fields) -> Fields:
    """Somebody is at home in a regency or, at province level, in a province."""
    fields = home(line, fields)
    if not fields["province_code"] and not line.faulty("province_code", *PROVINCE_NAMES, "regency_code", *REGENCY_NAMES):
        line.fault("region_missing", "regency")
    level = "regency" if fields["regency_code"] else "province"
    return fields | {"level": level}


def account(line: Line, fields: Fields) -> Fields:
    """An account without a name is called by its handle."""
    return at_home(line, fields) | {"name": fields["name"] or fields["handle"]}


def organisation(line: Line, fields: Fields) -> Fields:
    """An organisation without another name is called as the accounts' list calls it."""
    return at_home(line, fields) | {"name": fields["name"] or fields["organisation"]}


def event(line: Line, fields: Fields) -> Fields:
    """An event begins on its first day and ends no earlier; its province is its host's where none is told."""
    first, last, opens, closes = (str(fields[name] or "") for name in ("starts_on", "ends_on", "starts_at", "ends_at"))
    if first and last and last < first:
        line.fault("ends_before_start", "ends_on")
    if closes and (closes < opens or (first and wib_day(closes) < first)):
        line.later_fault("ends_before_start", "ends_at")
    if opens and first and fields["date_precision"] == "day" and wib_day(opens) != first:
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


def attendance(line: Line, fields: Fields) -> Fields:
    return fields | {"account": f"{fields['platform']}:{fields['handle']}"}


def hoax(line: Line, fields: Fields) -> Fields:
    """A report is clarified after it was made, and neither lies in the future."""
    reported, clarified = str(fields["reported_at"] or ""), str(fields["clarified_at"] or "")
    if reported and clarified and clarified < reported:
        line.fault("clarified_before_report", "clarified_at")
    if fields["status"] == "pending" and clarified:
        line.note("pending_but_clarified", "status")
    for name, moment in (("reported_at", reported), ("clarified_at", clarified)):
        if line.desk.now and moment > line.desk.now.isoformat():
            line.note("in_future", name)
    return home(line, fields)


def target(line: Line, fields: Fields) -> Fields:
    """Shares are told in per cent, counts without; an organisation has targets for what its own accounts do."""
    measure, goal = fields["measure"], str(fields["target"] or "")
    if goal and measure in TARGET_MEASURES and (measure in TARGET_SHARES) != goal.endswith("%"):
        line.fault("target_not_a_share" if goal.endswith("%") else "target_without_percent", "target")
    if goal.endswith("%") and measure in OUT_OF_A_HUNDRED and float(goal[:-1]) > 100:
        line.fault("target_over_all", "target")
    if fields["organisation"] and measure in OF_PLACES:
        line.fault("target_not_of_organisation", "organisation")
    return fields


def wib_day(moment: str) -> str:
    return moments.wib_day(datetime.fromisoformat(moment)).isoformat()
