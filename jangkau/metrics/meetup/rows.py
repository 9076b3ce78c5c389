"""A meetup's effect as `python -m jangkau metrics meetup_effect` prints it."""

from dataclasses import asdict

import pandas as pd

from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.metrics.meetup.checks import checks
from jangkau.metrics.meetup.retention import Retention


def effect_row(answer: MeetupEffect) -> pd.DataFrame:
    """One row. The effect stands only under the verdict `effect`, its interval and p-values under `unsure` too (per cent)."""
    main, stated = answer.estimate, answer.stated
    row = {
        "verdict": answer.verdict,
        "effect_pct": _short(stated.effect_pct) if stated else None,
        "ci_low_pct": _short(stated.low_pct) if stated else None,
        "ci_high_pct": _short(stated.high_pct) if stated else None,
        "p_cluster": main.p_cluster if main else None,
        "p_permutation": main.p_permutation if main else None,
        "placebo_p": answer.placebo_p,
        "mde_pct": _short(answer.mde_pct),
        "n_attendees": answer.n_attendees,
        "n_comparison": answer.n_comparison,
        "n_regencies": answer.n_regencies,
        "weeks_before": answer.weeks_before,
        "weeks_after": answer.weeks_after,
        "reasons": [str(reason) for reason in answer.reasons],
    }
    return pd.DataFrame([row], dtype=object)


def check_rows(answer: MeetupEffect) -> pd.DataFrame:
    """One row: a check, in the order in which a careful reader asks. Columns: check, state, numbers (by name)."""
    rows = [(check.code, check.state, check.numbers) for check in checks(answer)]
    return pd.DataFrame(rows, columns=["check", "state", "numbers"], dtype=object)


def _short(per_cent: float | None) -> float | None:
    return None if per_cent is None else round(per_cent, 6)


def retention_rows(survival: Retention) -> pd.DataFrame:
    """One row: weeks after and role. Columns: weeks, role, accounts, still (of them), share, low, high."""
    return pd.DataFrame([asdict(still) for still in survival.stills], dtype=object)
