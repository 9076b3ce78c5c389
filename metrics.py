"""`python -m metrics`: the same as `python -m jangkau metrics`, kept until the next major version."""

import sys

from jangkau.__main__ import main
from jangkau.terminal import begin

if __name__ == "__main__":
    begin()
    sys.exit(main(["metrics", *sys.argv[1:]]))
