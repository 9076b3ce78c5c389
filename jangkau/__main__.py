"""`python -m jangkau COMMAND`: what an office asks of Jangkau apart from loading."""

import argparse
import importlib
import sys
from pathlib import Path

from jangkau.locales import LANGUAGES, speaker
from jangkau.terminal import begin, ended, speaking
from jangkau.warehouse.folders import data_folder

COMMANDS = {
    "metrics": "jangkau.metrics.__main__",
    "report": "jangkau.report.__main__",
    "access": "jangkau.access.__main__",
    "freeze": "jangkau.ui.registry.freeze",
    "forget": "jangkau.ui.privacy.command",
    "kept": "jangkau.ui.privacy.command",
    "backup": "jangkau.backup.command",
    "restore": "jangkau.backup.command",
    "send": "jangkau.elsewhere",
    "fetch": "jangkau.elsewhere",
}


FUNCTIONS = {"kept": "kept", "restore": "restore", "fetch": "fetched"}  # where a command is not its module's main


def main(arguments: list[str]) -> int:
    """Hand the rest of the line to the command's own module; 2 where there is no such command."""
    say = speaker(LANGUAGES[0])
    speaking(say)
    if not arguments or arguments[0] not in COMMANDS:
        sys.stderr.write(f"{say('cli.frame.usage')} python -m jangkau {{{','.join(COMMANDS)}}} ...\n")
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    command, given = arguments[0], common(arguments[1:])
    act = getattr(importlib.import_module(COMMANDS[command]), FUNCTIONS.get(command, "main"))
    return ended(lambda: act(arguments[1:]), speaker(given.lang), given.data or data_folder(), given.json)


def common(arguments: list[str]) -> argparse.Namespace:
    """What every command may be told: who reads what stops it, and of which office."""
    options = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    options.add_argument("--lang", default=LANGUAGES[0])
    options.add_argument("--data", type=Path)
    options.add_argument("--json", action="store_true")
    try:
        given = options.parse_known_args(arguments)[0]
    except argparse.ArgumentError:  # the command itself will say so
        given = options.parse_args([])
    return argparse.Namespace(**vars(given) | {"lang": given.lang if given.lang in LANGUAGES else LANGUAGES[0]})


if __name__ == "__main__":
    begin()
    sys.exit(main(sys.argv[1:]))
