"""The panels of a hostile reader, by table."""

from tests.study.adverse import (
    Contaminated,
    Dip,
    Early,
    Faded,
    Few,
    GoodWeeks,
    PlatformBreaks,
    RegenciesHit,
    Siblings,
    Survivors,
    Wild,
    Young,
)  # fmt: skip
from tests.study.panels import World

RISE = 0.08
WHOLE = {"attend": "organisations", "organisation_shock": 0.006}
ORGANISED = {
    "40 of 6 accounts": World(organisations=40, **WHOLE),
    "40 of 6, +8 %": World(organisations=40, rise=RISE, **WHOLE),
    "40 of 6, weak shocks, +8 %": World("organisations", RISE, organisations=40, organisation_shock=0.002),
    "40 of 6, each in its regency": World(organisations=40, at_home=True, **WHOLE),
    "24 of 10": World(organisations=24, members=10, **WHOLE),
    "24 of 10, a third of each stayed away": World(organisations=24, members=10, absent=1 / 3, **WHOLE),
    "12 of 20": World(organisations=12, members=20, **WHOLE),
    "8 of 15, half of the accounts of none": World(organisations=8, members=15, attendees=60, **WHOLE),
    "3 of 12 of 10 came, half of none": World(organisations=12, members=10, attendees=30, **WHOLE),
    "60 of 2, half of none": World(organisations=60, members=2, **WHOLE),
    "8 of 6, 9 regencies": World(organisations=8, members=6, accounts=60, attendees=18, regencies=9, **WHOLE),
    "12 of 5, 9 regencies": World(organisations=12, members=5, accounts=60, attendees=20, regencies=9, **WHOLE),
    "who came has nothing to do with it": World("growers", organisations=40, organisation_shock=0.006),
    "who came has nothing to do with it, +8 %": World("growers", RISE, organisations=40, organisation_shock=0.006),
}
ADVERSE = {
    "a fourth of the regencies is lifted, and comes": World(trouble=RegenciesHit()),
    "the same, a little": World(trouble=RegenciesHit(0.01)),
    "a disaster where many came, +8 %": World(rise=RISE, trouble=RegenciesHit(-0.04)),
    "a dip just before, made good after": World(trouble=Dip(back=True)),
    "a dip just before": World(trouble=Dip()),
    "a dip 14 to 4 weeks before": World(trouble=Dip(-14, -4)),
    "young accounts whose growth fades": World(trouble=Young()),
    "looked forward to for 4 weeks, +8 %": World(rise=RISE, trouble=Early(4)),
    "recorded 2 weeks late, +8 %": World(rise=RISE, trouble=Early(2)),
    "faded after four weeks": World(trouble=Faded()),
    "turned to -3 %": World(rise=-0.03, trouble=Faded(0.08, 0.0)),
    "a fifth gains 8 %": World(rise=0.016, trouble=Few()),
    "a fifth gains 40 %": World(rise=RISE, trouble=Few(rise=RISE)),
    "15 % of both sides stop, as suits": World(trouble=Survivors()),
    "8 % of both sides stop, as suits": World(trouble=Survivors(0.08)),
    "15 % of both sides stop from week 4, as suits": World(trouble=Survivors(from_week=4)),
    "attendees leave poor weeks out": World(trouble=GoodWeeks()),
    "a platform counts otherwise": World(trouble=PlatformBreaks()),
    "a platform counts a quarter more": World(trouble=PlatformBreaks(0.25)),
    "15 % of the comparison had come too, +8 %": World(rise=RISE, trouble=Contaminated()),
    "5 % of the comparison had come too, +8 %": World(rise=RISE, trouble=Contaminated(0.05)),
    "a third reaches siblings, half of the accounts of none, +8 %": World(
        rise=RISE, organisations=20, attendees=25, trouble=Siblings(share=0.3)
    ),
    "tails without end, one giant": World(trouble=Wild()),
    "tails without end, one giant, +8 %": World(rise=RISE, trouble=Wild()),
}
OPEN = {
    "recorded 2 weeks late, +2 %": World(rise=0.02, trouble=Early(2, 0.02)),
    "a dip 20 to 9 weeks before": World(trouble=Dip(-20, -9)),
    "half of it reaches siblings, +8 %": World(rise=RISE, organisations=40, trouble=Siblings()),
}
