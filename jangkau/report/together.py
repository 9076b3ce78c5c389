"""Everything of a week as one zip: the report's files, and the card of every kabupaten and kota."""

from collections.abc import Callable, Mapping
from pathlib import Path

from jangkau.locales import Say
from jangkau.report.cards import card_pictures, ending
from jangkau.report.outputs import ENDINGS, Output, outputs
from jangkau.report.page import Report
from jangkau.report.zipped import zipped

CARDS = "kartu"  # the folder of the cards
OWN = 0.2  # share of the work: the report's own files


def together(
    data: Path, report: Report, say: Say, base: str, kept: Mapping[str, Output],
    step: Callable[[float, str], None] = lambda share, what: None,
) -> Output:  # fmt: skip
    """The zip. kept: outputs as they were published. `step` hears the share that is done and what comes next.

    Raises Refused.
    """
    edition, missing = report.edition, [kind for kind in ENDINGS if kind not in kept]
    begun: list[str] = []

    def file_begun(kind: str) -> None:
        step(OWN * len(begun) / len(ENDINGS), say(f"report.file.{kind}"))
        begun.append(kind)

    fresh = {output.kind: output for output in outputs(report, say, missing, base, file_begun)} if missing else {}
    files = {output.name: output.content for output in (dict(kept) | fresh).values()}
    cards = card_pictures(
        data, edition.place, edition.monday, say, lambda share, region: step(OWN + (1 - OWN) * share, region)
    )  # fmt: skip
    files |= {f"{CARDS}/{name}": content for name, content in cards.items()}
    name = f"jangkau-{edition.week}-{edition.place.key}{ending(say)}.zip"
    return Output("all", name, zipped(files, edition.monday))
