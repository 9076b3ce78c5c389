"""What a command writes: receipts and answers on the output, notes and progress beside it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import cached_property
from typing import TYPE_CHECKING

from etl.messages import issue_lines, receipt_line
from etl.receipt import Receipt
from jangkau.locales import Say
from jangkau.terminal import printable

if TYPE_CHECKING:
    from rich.console import Console

FINE, REFUSED, USAGE = 0, 1, 2  # what a command ends with


class Output:
    """Where a command writes, in the reader's language; json: one object a line on the output instead of text."""

    def __init__(self, say: Say, json: bool) -> None:
        self.say, self.json = say, json

    @cached_property
    def console(self) -> Console:
        from rich.console import Console  # most commands end without a note

        return Console(stderr=True)

    def _show(self, receipt: Receipt) -> None:
        if self.json:
            issues = [issue._asdict() for issue in receipt.issues]
            self._print(json.dumps(asdict(receipt) | {"issues": issues}, default=str, ensure_ascii=False))
            return
        self._print(receipt_line(receipt, self.say))
        for line in issue_lines(receipt, self.say):
            self._print("    " + line)

    @contextmanager
    def _progress(self) -> Iterator[Callable[[str], None]]:
        from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

        columns = (SpinnerColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
        with Progress(*columns, console=self.console, transient=True, disable=not sys.stderr.isatty()) as progress:
            task = progress.add_task("", total=None)
            yield lambda name: progress.update(task, advance=1, description=name)

    def _waiting(self) -> None:
        self._note(self.say("cli.waiting"))

    def _note(self, text: str) -> None:
        self.console.print(printable(text), markup=False, highlight=False, soft_wrap=True)

    def _print(self, text: str) -> None:
        sys.stdout.write(printable(text) + "\n")

    def _usage(self, text: str) -> int:
        sys.stderr.write(printable(text) + "\n")
        return USAGE
