"""One turn: an office, a command killed at a write, a damage, the way back, and whether everything is there."""

import hashlib
import json
import os
import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from tests.crash.damage import DAMAGES, Problem
from tests.crash.office import FORKED, Operation, Template, command, killed_at, state

LATE = 60  # the last writes of a command: those of publishing
DONE_AGAIN = 0.1  # share of the turns in which the command is done again and everything is verified


@dataclass(frozen=True)
class Turn:
    """What was tried and how it ended. problem: None where the office came back whole."""

    operation: str
    write: int
    damage: str
    killed: bool
    problem: Problem


def turns(folder: Path, kills: int, seed: int = 1, workers: int = 1) -> Iterator[Turn]:
    """So many kills, spread over the operations, their writes, and the damages."""
    template, done, at = Template(folder), 0, 0
    with ProcessPoolExecutor(workers, mp_context=FORKED) as pool:
        while done < kills:
            wave = range(at, at + kills - done)
            for running in as_completed([pool.submit(turn, template, seed, number) for number in wave]):
                done += running.result().killed
                yield running.result()
            at = wave.stop


def turn(template: Template, seed: int, number: int) -> Turn:
    """One turn by its number: which command, which write and which damage follow from it and the seed."""
    chance = random.Random(f"{seed} {number}")
    operation = template.operations[number % len(template.operations)]
    damage = list(DAMAGES)[number % len(DAMAGES)]  # five and six: every pair of them comes in turn
    first = max(1, operation.writes - LATE) if chance.random() < 0.6 else 1
    write = chance.randint(first, operation.writes)
    data = template.copy(f"office-{os.getpid()}")
    killed = command(data, *operation.arguments, before=killed_at(write)).code is None
    return Turn(operation.name, write, damage, killed, _problem(template, data, operation, damage, chance))


def _problem(template: Template, data: Path, operation: Operation, damage: str, chance: random.Random) -> Problem:
    stated = operation.after if versions(data) > versions(template.data) else operation.before
    if problem := DAMAGES[damage](template, data, operation, chance):
        return problem
    if (back := state(data)) != stated:
        return f"came back as {back}, stated was {stated}"
    if problem := lost(template, data):
        return problem
    return done_again(data, operation) if chance.random() < DONE_AGAIN else None


def lost(template: Template, data: Path) -> Problem:
    """Which lines of the ledger or bytes of the archive are not there any more, or what lies about."""
    lines = [json.loads(line) for line in (data / "archive/ledger.jsonl").read_text(encoding="utf-8").splitlines()]
    if missing := set(template.ids) - {line["import_id"] for line in lines}:
        return f"not in the ledger any more: {missing}"
    for line in lines:
        path = data / "archive" / line["sha256"][:2] / line["sha256"]
        if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != line["sha256"]:
            return f"not in the archive any more: {path}"
    about = [path.name for path in data.rglob("*") if ".draft" in path.name or ".arriving" in path.name]
    return f"lies about: {about}" if about else None


def done_again(data: Path, operation: Operation) -> Problem:
    """Done again, the command ends as it would have, and all is sound."""
    said = command(data, *operation.arguments)
    if said.code != 0:
        return f"the command does not go through: {said}"
    if (ended := state(data)) != operation.after:
        return f"ended as {ended}, not as {operation.after}"
    troubles = [line for line in command(data, "verify", "--json").lines if "code" in line]
    serious = [line for line in troubles if line["code"] != "old_snapshot_broken"]
    return f"not sound: {serious}" if serious else None


def versions(data: Path) -> int:
    """The version that the ledger tells of: once it does, that version is published, whatever comes then."""
    lines = (data / "archive/ledger.jsonl").read_text(encoding="utf-8").splitlines()
    return max(json.loads(line)["version"] for line in lines)
