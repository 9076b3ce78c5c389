"""Leaflets on paper, each drawn by the browser: whatever an account's own words are, every one of a province comes out."""

import re
from dataclasses import replace
from datetime import date

import pytest

from jangkau.findings.account.leaflet import AccountLeaflet
from jangkau.locales import LANGUAGES, speaker
from jangkau.report import account_leaflet
from tests.browser.test_cut_off import apart

pytestmark = pytest.mark.browser
WEEK = date(2021, 12, 6)
WORDS = "Gotong royong memperbaiki jembatan penghubung dua dusun, warga dan relawan turun sejak pagi. "


def leaflet(**words) -> AccountLeaflet:
    """The leaflet of an account that is read as usual."""
    usual = AccountLeaflet(
        account="instagram:a.contoh", handle="@a.contoh", whose="Instagram · Komunitas · Kota Jambi", period="Pekan 49",
        numbers=(("Unggahan", "2,5", "sepekan"),) * 4, standing=(("Tayangan", "menengah"),) * 4, standing_note="6 akun sejenis",
        best=(("2,5×", WORDS, "5 Des"),) * 3, agendas=(("terjawab", "Bersih pantai"),) * 3, missing="Tidak ada.", overdue=False,
        steps=("Buka Insights.",) * 3, mind=(), demo=True, definitions="2",
    )  # fmt: skip
    return replace(usual, **words)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whatever_an_accounts_words_are_its_leaflet_comes_out(browser, monkeypatch, lang):
    long = "".join(chr(97 + number % 26) for number in range(150))
    made = {
        "x:usual": leaflet(),
        "x:without_habit": leaflet(best=(("1.234.567.890 interaksi", WORDS[:108], "31 Des"),) * 3),
        "x:no_break": leaflet(handle=f"@{long[:60]}", best=(("2,5×", long[:108], "5 Des"),) * 3),
        "x:nothing": leaflet(numbers=(("Unggahan", "–", ""),) * 4, standing=(), best=(), agendas=(), steps=()),
        "x:much": leaflet(agendas=(("belum diketahui", WORDS),) * 60, mind=(WORDS * 3,) * 4),
    }
    flowed, flowing = [], account_leaflet.flowing
    monkeypatch.setattr(account_leaflet, "flowing", lambda page, html: flowed.append(html) or flowing(page, html))
    files = apart(account_leaflet.printed, made, WEEK, speaker(lang), lambda share, account: None)
    sheets = {name: len(re.findall(rb"/Type\s*/Page\b", files[f"{account_leaflet.file_name(name)}.pdf"])) for name in made}
    assert len(flowed) == 1 and sheets.pop("x:much") > 1 and set(sheets.values()) == {1}
