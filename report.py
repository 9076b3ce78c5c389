"""`python -m report`: the same as `python -m jangkau report`, kept until the next major version."""

import sys

from jangkau.report.__main__ import main
from jangkau.terminal import readable_in_part

if __name__ == "__main__":
    readable_in_part()
    sys.exit(main())
