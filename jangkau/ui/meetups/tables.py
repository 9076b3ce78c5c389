"""The numbers of the page below it, as tables and files."""

import pandas as pd

from jangkau.findings.meetup.regions import stated
from jangkau.findings.meetup.tables import (
    accounts_filed,
    accounts_table,
    effects_filed,
    effects_table,
    meetups_table,
    regencies_table,
    stills_filed,
    stills_table,
    weeks_table,
)
from jangkau.locales import Say
from jangkau.ui.meetups.answers import PageAnswers
from jangkau.ui.parts import table


def tables(answers: PageAnswers, every: pd.DataFrame, say: Say) -> None:
    """Each chart's numbers, in the reader's words and as files."""
    answer, asked = answers.effect(), answers.asked
    name = f"{asked.event}-{asked.outcome}-{asked.horizon}"
    if answer.stated:
        table(
            say("meetup.table.effects"),
            lambda: effects_table(answers, say),
            lambda: effects_filed(answers),
            f"dampak-{name}",
            say,
        )
    if answer.occasion.exact:
        table(say("meetup.table.weeks"), lambda: weeks_table(answers, say), answers.picture, f"pekan-{name}", say)
    table(
        say("meetup.table.accounts"), lambda: accounts_table(answers, say), lambda: accounts_filed(answers), f"akun-{name}", say
    )
    if answer.occasion.province_code:
        table(
            say("meetup.table.regencies"), lambda: regencies_table(answers, say), lambda: stated(answers), f"daerah-{name}", say
        )
    if answers.retention().exact:
        table(
            say("meetup.table.retention"),
            lambda: stills_table(answers, say),
            lambda: stills_filed(answers),
            f"retensi-{asked.event}",
            say,
        )
    table(say("meetup.table.meetups"), lambda: meetups_table(every, say), lambda: every, "pertemuan", say)
