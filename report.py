"""`python -m report`: the same as `python -m jangkau report`, kept until the next major version."""

import sys

from jangkau.__main__ import main
from jangkau.terminal import begin

if __name__ == "__main__":
    begin()
    sys.exit(main(["report", *sys.argv[1:]]))
