"""The lists of the registry, each declared once. A further list is one more entry of CONTENTS and its words in locales/."""

from etl.registry import rules
from etl.registry.columns import Column, Content
from etl.registry.rules import MEASURED, REGENCY_NAMES
from jangkau.warehouse.vocabulary import (
    EVENT_KINDS,
    HOAX_CATEGORIES,
    HOAX_STATUSES,
    ORGANISATION_KINDS,
    OWNERS,
    PLATFORMS,
    TARGET_MEASURES,
)

PLATFORM = Column("platform", "platform", required=True, choices=PLATFORMS, says="platform", usual=PLATFORMS[0],
                  unknown="platform_unknown")  # fmt: skip
HANDLE = Column("handle", "handle", required=True, hint="registry.add.handle")
PROVINCE = Column("province_code", "province", aliases=rules.PROVINCE_NAMES)

ACCOUNTS = Content(
    "accounts", "account", keys=("platform", "handle"), called="name", rule=rules.account, labels="registry.column",
    columns=(
        PLATFORM,
        HANDLE,
        Column("name", aliases=("nama",), hint="registry.add.name"),
        Column("owner", "choice", required=True, aliases=("pemilik",), choices=OWNERS, usual="government",
               words=(("pemerintah", "government"), ("komunitas", "community"), ("pers", "press")),
               unknown="owner_unknown", says="owner"),
        PROVINCE,
        Column("regency_code", "regency", by_name=REGENCY_NAMES, within="province_code", together="region_code"),
        Column("organisation", aliases=("organisasi",), hint="registry.add.organisation"),
        Column("active_from", "day"),
        Column("active_to", "day"),
        Column("checked_on", "day"),
    ),
    form=("platform", "handle", "name", "region_code", "owner", "organisation"),
    table=("handle", "platform", "flags", "name", "owner", "region_code", "organisation", "followers", "followers_age_days",
           "last_data_on", "last_post_on", "checked_on", "active_from", "active_to"),
)  # fmt: skip
EVENTS = Content(
    "events", "event", keys=("event_id",), called="name", rule=rules.event, mark="kind",
    columns=(
        Column("event_id", required=True),
        Column("kind", "choice", required=True, choices=EVENT_KINDS, unknown="event_kind_unknown", says="registry.kind",
               usual="meetup"),
        Column("name", required=True, hint="registry.add.event"),
        Column("starts_on", "day", required=True),
        Column("series"),
        Column("ends_on", "day"),
        Column("date_precision", "choice", choices=("day", "month"), unknown="date_precision_unknown", usual="day",
               says="registry.precision"),
        Column("province_code", "province"),
        Column("host_regency_code", "regency"),
        Column("invited_scope", "scope", hint="registry.add.invited"),
        Column("participants", "number"),
        Column("place"),
        Column("theme"),
        Column("source"),
        Column("starts_at", "moment", days=("starts_on",), asked_if=("kind", MEASURED)),
        Column("ends_at", "moment", days=("ends_on", "starts_on"), asked_if=("kind", MEASURED)),
        Column("patterns", "patterns", asked_if=("kind", MEASURED), hint="registry.add.event.patterns"),
        Column("organiser"),
        Column("speakers", aliases=("narasumber", "pembicara"), hint="registry.add.speakers", asked_if=("kind", ("meetup",))),
        Column("topics", aliases=("topik", "materi"), hint="registry.add.topics", asked_if=("kind", ("meetup",))),
        Column("cost_rupiah", "rupiah", aliases=("biaya", "cost"), asked_if=("kind", ("meetup",))),
        Column("plan"),
    ),
    form=("kind", "name", "host_regency_code", "place", "starts_on", "starts_at", "ends_on", "ends_at", "invited_scope",
          "patterns", "speakers", "topics", "cost_rupiah"),
    table=("name", "kind", "starts_on", "starts_at", "ends_on", "ends_at", "date_precision", "host_regency_code", "province_code",
           "series", "invited_scope", "participants", "accounts_came", "speakers", "topics", "cost_rupiah", "place", "patterns",
           "source", "event_id"),
)  # fmt: skip
ATTENDANCE = Content(
    "attendance", "attendance", keys=("event_id", "platform", "handle"), called="handle", rule=rules.attendance,
    columns=(Column("event_id", required=True), PLATFORM, HANDLE),
)  # fmt: skip
THEMES = Content(
    "themes", "theme", keys=("theme_id",), called="name", rule=rules.home,
    columns=(
        Column("theme_id", required=True),
        Column("name", required=True, hint="registry.add.theme"),
        Column("kind", "choice", choices=("promotion", "hoax", "programme", "economy", "disaster", "tagline"),
               says="registry.theme.kind"),
        Column("patterns", "patterns", required=True, hint="registry.add.patterns"),
        PROVINCE,
        Column("regency_code", "regency", by_name=REGENCY_NAMES, within="province_code", asked_if=("kind", ("tagline",))),
    ),
    form=("name", "kind", "regency_code", "patterns"),
    table=("name", "kind", "patterns", "posts", "accounts", "regency_code", "province_code", "theme_id"),
)  # fmt: skip
HOAXES = Content(  # in the words of Jabar Saber Hoaks
    "hoaxes", "hoax", keys=("hoax_id",), called="title", rule=rules.hoax,
    columns=(
        Column("hoax_id", required=True),
        Column("title", required=True, hint="registry.add.hoax"),
        Column("category", "choice", required=True, choices=HOAX_CATEGORIES,
               words=(("disinformasi", "disinformation"), ("misinformasi", "misinformation"), ("berita", "news"),
                      ("klarifikasi fakta", "clarification")),
               unknown="hoax_category_unknown", says="registry.hoax"),
        Column("status", "choice", choices=HOAX_STATUSES[::-1], usual="pending", says="registry.hoax",
               words=(("terklarifikasi", "clarified"), ("tidak diklarifikasi", "not_clarified"),
                      ("belum diklarifikasi", "pending")),
               unknown="hoax_status_unknown"),
        Column("reported_at", "moment", required=True, usual="now"),
        Column("clarified_at", "moment", usual="now", asked_if=("status", ("clarified",))),
        PROVINCE,
        Column("regency_code", "regency", by_name=REGENCY_NAMES, within="province_code"),
        Column("patterns", "patterns", hint="registry.add.hoax.patterns"),
        Column("source", hint="registry.add.hoax.source"),
    ),
    form=("title", "category", "regency_code", "status", "reported_at", "clarified_at", "patterns", "source"),
    table=("title", "category", "status", "reported_at", "clarified_at", "regency_code", "province_code", "patterns", "posts",
           "source", "hoax_id"),
)  # fmt: skip
ORGANISATIONS = Content(
    "organisations", "organisation", keys=("organisation",), called="name", rule=rules.organisation, mark="kind",
    columns=(
        Column("organisation", required=True, aliases=("organisasi", "lembaga"), hint="registry.add.organisation"),
        Column("name", aliases=("nama",)),
        Column("kind", "choice", required=True, aliases=("jenis",), choices=ORGANISATION_KINDS, says="organisation.kind",
               words=(("dinas kominfo", "diskominfo"), ("kominfo", "diskominfo"), ("perangkat daerah", "opd"), ("dinas", "opd"),
                      ("pers", "media"), ("komunitas", "community"), ("media homeless", "homeless_media")),
               unknown="organisation_kind_unknown"),
        PROVINCE,
        Column("regency_code", "regency", by_name=REGENCY_NAMES, within="province_code"),
        Column("posts_per_week", "number", aliases=("unggahan_per_pekan", "minimum")),
    ),
    form=("organisation", "name", "kind", "regency_code", "posts_per_week"),
    table=("name", "kind", "regency_code", "province_code", "posts_per_week", "accounts", "organisation"),
)  # fmt: skip
TARGETS = Content(
    "targets", "target", keys=("measure", "period", "place", "organisation"), called="measure", rule=rules.target,
    columns=(
        Column("measure", "choice", required=True, aliases=("ukuran", "indikator"), choices=TARGET_MEASURES, usual="views",
               words=(("pertumbuhan pengikut", "followers_growth"), ("kenaikan pengikut", "followers_growth"),
                      ("tayangan", "views"), ("respons agenda", "agenda_response"), ("respon agenda", "agenda_response"),
                      ("hoaks dijawab", "hoax_response"), ("hoaks terjawab", "hoax_response"),
                      ("respons hoaks", "hoax_response"), ("respon hoaks", "hoax_response"), ("akun aktif", "accounts_active"),
                      ("kehadiran pertemuan", "meetup_attendance")),
               unknown="target_measure_unknown", says="target.measure"),
        Column("period", "period", required=True, aliases=("periode",), hint="registry.add.target.period"),
        Column("place", "place", required=True, aliases=("daerah", "wilayah"), hint="registry.add.target.place"),
        Column("target", "goal", required=True, hint="registry.add.target"),
        Column("organisation", aliases=("organisasi",), hint="registry.add.organisation"),
        Column("source", aliases=("sumber",), hint="registry.add.target.source"),
    ),
    form=("measure", "period", "place", "organisation", "target", "source"),
    table=("measure", "period", "place", "organisation", "target", "source"),
)  # fmt: skip
CONTENTS: dict[str, Content] = {
    content.name: content for content in (ACCOUNTS, ORGANISATIONS, EVENTS, ATTENDANCE, THEMES, HOAXES, TARGETS)
}
