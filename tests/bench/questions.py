"""What each question of the pages costs in processor time, asked once of a province's newest week: a JSON object of milliseconds.

python -m tests.bench.questions DATA
"""

import json
import sys
import time
from pathlib import Path

from jangkau.locales import LANGUAGES, speaker
from jangkau.metrics.__main__ import answer, parser
from jangkau.metrics.questions import QUESTIONS
from jangkau.metrics.shelf import reading

ACCOUNT = "instagram:pemprovjatim.contoh"
STUDIES = ("meetup_", "retention")  # what is reckoned of an event is no question to the warehouse: tests/bench/meetup.py


def milliseconds(data: Path) -> dict[str, float]:
    """Each question's processor time; what several rest on is worked out for the first of them."""
    spent = {}
    with reading(data) as warehouse:
        options_of = parser(speaker(LANGUAGES[0])).parse_args
        event = answer(warehouse, options_of(["meetups"]))["event_id"].iloc[-1]
        about = {"account": ACCOUNT, "event": event}
        for name, question in sorted(QUESTIONS.items()):
            if name.startswith(STUDIES):
                continue
            options = [part for option in about if option in question.takes for part in (f"--{option}", about[option])]
            asked = options_of([name, *options])
            began = time.process_time()
            answer(warehouse, asked)
            spent[name] = (time.process_time() - began) * 1000
    return spent


if __name__ == "__main__":
    sys.stdout.write(json.dumps(milliseconds(Path(sys.argv[1]))) + "\n")
