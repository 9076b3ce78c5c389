"""`python -m jangkau COMMAND`: what an office asks of Jangkau apart from loading."""

import importlib
import sys

from jangkau.locales import LANGUAGES, speaker
from jangkau.terminal import readable_in_part, speaking

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
    command = arguments[0]
    return getattr(importlib.import_module(COMMANDS[command]), FUNCTIONS.get(command, "main"))(arguments[1:])


if __name__ == "__main__":
    readable_in_part()
    sys.exit(main(sys.argv[1:]))
