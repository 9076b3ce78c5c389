"""The text to paste beside the picture."""

from jangkau.findings.campaigns.acts import acts
from jangkau.findings.meetup.latest import followed_said
from jangkau.locales import LANGUAGES, Say
from jangkau.report import words
from jangkau.report.addresses import plain_address
from jangkau.report.edition import Place
from jangkau.report.page import Report


def address_of_week(week: str, place: Place, base: str, say: Say) -> str:
    """Where a published week opens like a leaflet: below the dashboard's address, or alone where that is not known."""
    asked = {"province": place.province, "bakorwil": place.bakorwil, "lang": None if say.lang == LANGUAGES[0] else say.lang}
    return plain_address("laporan", week, asked=asked, base=base)


def caption(report: Report, say: Say, base: str = "") -> str:
    """Title, sentence, figures, coverage, and the way to the leaflet of a published week."""
    edition = report.edition
    finding = words.finding(edition, report.standing, say)
    figures = [
        f"• {card['label']}: {card['amount']}"
        + (f" ({card['moved'].removeprefix('= ')} {card['against']})" if card["moved"] else "")
        for card in words.cards(edition, report.standing, say)
    ]
    meetup, corrected = followed_said(edition.meetup, say), words.revised(edition, report.standing, say)
    address = address_of_week(edition.week, edition.place, base, say)
    stamps = " · ".join(stamp["words"] for stamp in words.stamps(edition, report.standing, say))
    lines = [
        f"*{words.title(edition, say)}*", stamps, "", finding["sentence"], finding["compared"], "", *figures, "",
        *filter(None, [words.answers(edition, say)]),
        *(f"{act['name']} {act['said']}" for act in acts(edition.agendas, edition.levers, say)),
        *([f"{meetup['name']} {meetup['said']}"] if meetup else []),
        *([" ".join([corrected["title"], "; ".join(corrected["lines"]), corrected["more"]]).strip()] if corrected else []),
        *([say("report.note") + " " + report.note.strip()] if report.note.strip() else []),
        words.foot(edition, say)["coverage"],
        *([say("report.caption.link", address=address)] if report.standing.number else []),
    ]  # fmt: skip
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"
