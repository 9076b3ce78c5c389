"""`python -m metrics`: the same as `python -m jangkau metrics`, kept until the next major version."""

import sys

from jangkau.metrics.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
