"""`python -m report`: the same as `python -m jangkau report`, kept until the next major version."""

import sys

from jangkau.report.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
