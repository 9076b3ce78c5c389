"""Tentang angka ini: what each number means, what it does not mean, and whose work it rests on."""

from jangkau.metrics.definitions import DEFINITIONS
from jangkau.ui.about.parts import caution, index, terms, to_the_anchor
from jangkau.ui.guard import guard
from jangkau.ui.overview.parts import look
from jangkau.ui.parts import finding
from jangkau.ui.session import language
from jangkau.warehouse import vocabulary

guard("about")
say = language()
look()
finding(say("about.title"), say("about.lead", version=vocabulary.DEFINITIONS_VERSION))
caution(say)
index(DEFINITIONS, say)
terms(DEFINITIONS, say)
to_the_anchor()
