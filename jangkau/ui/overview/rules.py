"""Cara menghitung: the rules behind the sentence of the week, the movers and the actions."""

import streamlit as st

from jangkau.locales import Say
from jangkau.metrics.week.headline import RULES, Headline
from jangkau.metrics.week.key_figures import LINE
from jangkau.metrics.week.to_do import Task
from jangkau.ui.text import plain_html


def how_counted(headline: Headline, tasks: list[Task], say: Say) -> None:
    """The rules behind the sentence and the actions, the ones in force in bold."""
    with st.expander(say("overview.how")):
        st.html(
            f'<p class="unit">{plain_html(say("overview.how.sentence"))}</p><ol class="rules">'
            + "".join(rule_said(say(f"overview.rule.{rule}"), rule == headline.rule, say) for rule in RULES)
            + f'</ol><p class="unit">{plain_html(say("overview.how.movers"))}</p>'
            f'<p class="unit">{plain_html(say("overview.how.levels", n=LINE))}</p>'
            f'<p class="unit">{plain_html(say("overview.how.to_do"))}</p><ol class="rules">'
            + "".join(task_rule(task, say) for task in tasks)
            + "</ol>"
        )


def task_rule(task: Task, say: Say) -> str:
    """A rule for actions, and how much it found."""
    count = len(task.named)
    return rule_said(say(f"overview.task.{task.rule}"), count > 0, say, say("overview.how.found", n=count))


def rule_said(rule: str, holds: bool, say: Say, count_said: str = "") -> str:
    """A rule; the one in force says so in words as well as in bold."""
    if not holds:
        return f"<li>{plain_html(rule)}</li>"
    return f"<li><b>{plain_html(rule)} ({plain_html(count_said or say('overview.how.in_force'))})</b></li>"
