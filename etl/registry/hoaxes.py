"""Hoax reports as a registry file, in the words of Jabar Saber Hoaks."""

from etl.read.cells import CellRefused
from etl.registry.line import Fields, Line

# What is written -> how it is kept; the latter may be written too.
HOAX_CATEGORIES = {
    "disinformasi": "disinformation", "misinformasi": "misinformation", "berita": "news", "klarifikasi fakta": "clarification",
}  # fmt: skip
HOAX_STATUSES = {"terklarifikasi": "clarified", "tidak diklarifikasi": "not_clarified", "belum diklarifikasi": "pending"}


def hoax_fields(line: Line) -> tuple[str, Fields]:
    """One reported hoax: its category and status as Jabar Saber Hoaks calls them, and the patterns posts about it bear."""
    hoax_id, title = line.needed("hoax_id"), line.needed("title")
    line.needed("category")
    category = line.read(lambda text: _called(text, HOAX_CATEGORIES, "hoax_category_unknown"), "category")
    status = line.read(lambda text: _called(text, HOAX_STATUSES, "hoax_status_unknown"), "status")
    line.needed("reported_at")
    reported_at, clarified_at = line.moment("reported_at"), line.moment("clarified_at")
    province, regency = line.region()
    fields = {
        "title": title, "category": category, "status": status or "pending",
        "reported_at": reported_at, "clarified_at": clarified_at, "province_code": province, "regency_code": regency,
        "patterns": line.patterns(), "source": line.text("source") or None,
    }  # fmt: skip
    if reported_at and clarified_at and clarified_at < reported_at:
        line.fault("clarified_before_report", "clarified_at")
    if fields["status"] == "pending" and clarified_at:
        line.note("pending_but_clarified", "status")
    for column in ("reported_at", "clarified_at"):
        if line.desk.now and fields[column] and fields[column] > line.desk.now.isoformat():
            line.note("in_future", column)
    return hoax_id, fields


def _called(text: str, known: dict[str, str], refusal: str) -> str:
    """What a word is kept as, said in either language."""
    word = " ".join(text.casefold().replace("_", " ").split())
    kept = {name.replace("_", " "): name for name in known.values()}
    if word not in known and word not in kept:
        raise CellRefused(refusal)
    return known.get(word) or kept[word]
