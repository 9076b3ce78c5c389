"""A figure alone: what of its page stands on its plate."""

from jangkau.charts.palette import LIGHT
from jangkau.locales import speaker
from jangkau.ui.figures.plate import css, plate_of
from jangkau.ui.figures.told import Part

SAY = speaker("id")
LEGEND = '<div class="legend" role="list"><div role="listitem"><i></i>596 rb</div></div>'
EVENTS = '<p class="events-title">Peristiwa</p><ol class="events"><li>Temu Admin</li></ol>'
PAGE = [
    Part('<h2 class="chart">Tayangan</h2><p class="unit">per hari</p>'),
    Part("<svg><text>◆1</text></svg>", "views", "Tayangan naik"),
    Part('<h2 class="chart">Pengikut</h2><p class="unit">per hari</p>'),
    Part("<svg><text>300</text></svg>", "followers", "Pengikut naik"),
    Part('<h2 class="chart">Siapa yang mengunggah</h2>'),
    Part('<div class="states" role="list">✓ semua</div>'),
    Part("<svg><text>3/5</text></svg>", "matrix-0"),
    Part("<svg><text>2/5</text></svg>", "matrix-1"),
    Part('<h2 class="chart">Peta &amp; daerah</h2><p class="unit">pekan 49</p>'),
    Part("<svg></svg>", "land", "Peta"),
    Part(f'<div class="parts"><div>{LEGEND}</div><div><p class="unit">Semua daerah</p></div></div>'),
    Part(f'<p>Lainnya</p><h2 class="chart">Acara</h2>{EVENTS}'),
    Part('<p class="foot">1 dari 38 daerah</p><p class="foot">' + SAY("source.line") + "</p>"),
]


def legends(figure: str) -> tuple[str, ...]:
    plate = plate_of(PAGE, figure, SAY)
    assert plate
    return plate.legends


def test_a_plate_says_what_the_numbers_above_its_figure_stand_for_wherever_its_page_says_it():
    assert legends("views") == (EVENTS,)


def test_a_figure_without_numbers_has_no_list_of_events():
    assert legends("followers") == ()


def test_a_figure_keeps_the_legend_below_it():
    assert legends("land") == (LEGEND,)
    plate = plate_of(PAGE, "land", SAY)
    assert plate and (plate.title, plate.unit, plate.html) == ("Peta & daerah", "pekan 49", "<svg></svg>")


def test_a_figure_keeps_the_legend_between_its_heading_and_itself():
    heading, land, told, *rest = PAGE[8:]
    above = [heading, Part(LEGEND), land, *rest]
    plate = plate_of(above, "land", SAY)
    assert plate and plate.legends == (LEGEND,)


def test_figures_below_one_legend_each_have_it():
    assert legends("matrix-0") == legends("matrix-1") == ('<div class="states" role="list">✓ semua</div>',)
    assert ".states .all" in css(LIGHT) and "--step-4:" in css(LIGHT)


def test_nothing_is_made_of_a_figure_that_its_page_does_not_show():
    assert plate_of(PAGE, "nowhere", SAY) is None
