"""The text to paste beside the picture."""

from urllib.parse import urlencode

from jangkau.locales import LANGUAGES, Say
from jangkau.report import happened, words
from jangkau.report.edition import Place
from jangkau.report.page import Told
from jangkau.report.revised_words import revised as corrected


def address_of_week(week: str, place: Place, base: str, say: Say) -> str:
    """Where a published week opens like a leaflet: below the dashboard's address, or alone where that is not known."""
    asked = {"province": place.province, "bakorwil": place.bakorwil, "lang": None if say.lang == LANGUAGES[0] else say.lang}
    return f"{base.rstrip('/')}/laporan/{week}?{urlencode({name: value for name, value in asked.items() if value})}"


def caption(told: Told, say: Say, base: str = "") -> str:
    """Title, sentence, figures, coverage, and the way to the leaflet of a published week."""
    edition = told.edition
    found = words.finding(edition, say)
    figures = [
        f"• {card['label']}: {card['amount']}" + (f" ({card['moved']} {card['against']})" if card["moved"] else "")
        for card in words.cards(edition, told.standing, say)
    ]
    meetup, revised = happened.meetup(edition, say), corrected(edition, told.standing, say)
    address = address_of_week(edition.week, edition.place, base, say)
    stamps = " · ".join(stamp["words"] for stamp in words.stamps(edition, told.standing, say))
    lines = [
        f"*{words.title(edition, say)}*", stamps, "", found["sentence"], found["compared"], "", *figures, "",
        *(f"{act['name']} {act['told']}" for act in happened.acts(edition, say)),
        *([f"{meetup['name']} {meetup['told']}"] if meetup else []),
        *([" ".join([revised["title"], "; ".join(revised["told"]), revised["more"]]).strip()] if revised else []),
        *([say("report.note") + " " + told.note.strip()] if told.note.strip() else []),
        words.foot(edition, say)["coverage"],
        *([say("report.caption.link", address=address)] if told.standing.number else []),
    ]  # fmt: skip
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"
