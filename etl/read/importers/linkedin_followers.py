"""LinkedIn page admin export, followers: what came new on each day."""

from etl.read.importers.linkedin import LinkedInDays


class LinkedInFollowers(LinkedInDays):
    """ "Total followers" is the sum of that day's new followers, not the page's total: a flow."""

    name = "linkedin_followers"
    needs = (LinkedInDays.day, ("Organic followers", "Pengikut organik"), ("Total followers", "Total pengikut"))
    reads = {"new_follows": ("Total followers", "Total pengikut")}
    signed = frozenset({"new_follows"})  # seen in a real year: -1 on 3 of 365 days
    ignores = (
        ("Sponsored followers", "Pengikut bersponsor"), ("Organic followers", "Pengikut organik"),
        ("Auto-invited followers", "Pengikut yang diundang otomatis", "Pengikut undangan otomatis"),
    )  # fmt: skip
