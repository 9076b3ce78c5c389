"""The panels that the estimate is tried on, by table; first in each row the words that the table says of it."""

from tests.study.disturbed import (
    AreaShocks,
    Bought,
    FavoursLarge,
    HiddenSeason,
    Lost,
    OwnersSeason,
    Purge,
    Ragged,
    Spillover,
    Trouble,
    Uneven,
)  # fmt: skip
from tests.study.panels import World

RISE = 0.08
FRIENDLY = {
    "random": World(), "growers": World("growers"), "whole regencies": World("regencies"),
    "random, +8 %": World(rise=RISE), "growers, +8 %": World("growers", rise=RISE),
    "whole regencies, +8 %": World("regencies", rise=RISE), "growers, +2 %": World("growers", rise=0.02),
    "few (12 of 48), +8 %": World("growers", RISE, accounts=48, attendees=12),
    "short (22 weeks before), +8 %": World("growers", RISE, weeks_before=22),
    "a Ramadan that lifts nobody, +8 %": World(rise=RISE, trouble=Trouble(season=True)),
}  # fmt: skip
TROUBLED = {
    "a season lifts community accounts": World(trouble=OwnersSeason(season=True)),
    "a season lifts an unregistered kind": World(trouble=HiddenSeason(season=True)),
    "the same, in no calendar": World(trouble=HiddenSeason()),
    "a platform favours large accounts": World(trouble=FavoursLarge()),
    "4 of 80 attendees buy followers": World(trouble=Bought()),
    "a purge, 20 % against 5 %": World(trouble=Purge()),
    "the worst 30 % of attendees stop": World(trouble=Lost()),
    "one Bakorwil invited, all of it came": World(attendees=48, trouble=AreaShocks()),
    "one Bakorwil invited, half of it came": World(attendees=25, trouble=AreaShocks()),
    "half of the effect spills over": World(rise=RISE, trouble=Spillover()),
}  # fmt: skip
OWN = {
    "two Bakorwil of five invited": World(trouble=AreaShocks(2)),
    "12 comparison accounts buy, over 5 weeks": World(trouble=Bought(12, 0.5, 5, comparison=True)),
    "half of the attendees gain 16 %, half nothing": World(rise=RISE, trouble=Uneven()),
    "heavy tails, a tenth missing, rounded, +8 %": World(rise=RISE, trouble=Ragged()),
}  # fmt: skip
SMALL = {
    **{f"{count} regencies, 11 of 40 came": World("growers", accounts=40, attendees=11, regencies=count)
       for count in (5, 7, 9, 11)},
    "5 regencies, 20 of 60 came": World("growers", accounts=60, attendees=20, regencies=5),
    "9 regencies, 11 of 31 came": World("growers", accounts=31, attendees=11, regencies=9),
    "6 regencies, 15 of 45, +8 %": World("growers", RISE, accounts=45, attendees=15, regencies=6),
    "4 of 10 regencies came whole": World("regencies", accounts=80, attendees=32, regencies=10),
}  # fmt: skip
SHAKEN = 0.004  # log units a week: four times what moves a regency
PROVINCIAL = {
    "a sixth": World("growers", provincial=1 / 6), "a sixth, +8 %": World("growers", RISE, provincial=1 / 6),
    "two fifths": World("growers", provincial=0.4), "a sixth, whole regencies came": World("regencies", provincial=1 / 6),
    "a sixth, most of them came, moved alike": World("province", provincial=1 / 6, province_shock=SHAKEN),
    "two fifths, most of them came, moved alike": World("province", provincial=0.4, province_shock=SHAKEN),
    "a sixth, one Bakorwil invited, half of it came": World(attendees=25, provincial=1 / 6, trouble=AreaShocks()),
    "a sixth, half of the effect spills over": World(rise=RISE, provincial=1 / 6, trouble=Spillover()),
    "a quarter, 5 regencies, 11 of 40 came": World("growers", accounts=40, attendees=11, regencies=5, provincial=0.25),
    "a tenth, 11 regencies, 11 of 40 came": World("growers", accounts=40, attendees=11, regencies=11, provincial=0.1),
    "a quarter, 9 regencies, +8 %": World("growers", RISE, accounts=60, attendees=20, regencies=9, provincial=0.25),
}  # fmt: skip
BEYOND = {
    "a season lifts an unregistered kind, half as much": World(trouble=HiddenSeason(0.02, season=True)),
    "by growth just seen": World("seen"), "by growth just seen, +8 %": World("seen", rise=RISE),
    "burst before": World("growers", burst=0.03), "growth turned 10 weeks before": World(turn=0.002),
    "growth turned 4 weeks before": World(turn=0.002, turned=4), "growth turned that very week": World(turn=0.002, turned=0),
}  # fmt: skip
THIN = {
    "6 attendees": World(rise=RISE, attendees=6), "15 comparison accounts": World(rise=RISE, accounts=60, attendees=45),
    "4 regencies": World(rise=RISE, regencies=4), "19 weeks before": World(rise=RISE, weeks_before=19),
    "5 weeks after": World(rise=RISE, weeks_after=5), "6 whole regencies": World("regencies", RISE, regencies=6),
    "everyone came": World(rise=RISE, attendees=240),
}  # fmt: skip
