"""What each question of the pages costs in processor time, asked once of a province's newest week: a JSON object of milliseconds.

python -m tests.bench.questions DATA
"""

import json
import sys
import time
from pathlib import Path

from jangkau.metrics.__main__ import answer, parser
from jangkau.metrics.questions import QUESTIONS
from jangkau.metrics.shelf import reading

# What is asked of one account or one event alone.
NARROW = ("account_", "posts", "meetup_", "retention", "response_around", "agenda_posts", "attendance")


def milliseconds(data: Path) -> dict[str, float]:
    """Each question's processor time; what several rest on is worked out for the first of them."""
    spent = {}
    with reading(data) as warehouse:
        for name in sorted(name for name in QUESTIONS if not name.startswith(NARROW)):
            began = time.process_time()
            answer(warehouse, parser().parse_args([name]))
            spent[name] = (time.process_time() - began) * 1000
    return spent


if __name__ == "__main__":
    sys.stdout.write(json.dumps(milliseconds(Path(sys.argv[1]))) + "\n")
