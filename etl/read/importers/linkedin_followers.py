"""LinkedIn page admin export, followers: what came new on each day."""

from etl.read.importers.linkedin import LinkedInDays


class LinkedInFollowers(LinkedInDays):
    """ "Total followers" is the sum of that day's new followers, not the page's total: a flow."""

    name = "linkedin_followers"
    needs = (("Date",), ("Organic followers",), ("Total followers",))
    reads = {"new_follows": ("Total followers",)}
    signed = frozenset({"new_follows"})  # seen in a real year: -1 on 3 of 365 days
    ignores = (("Sponsored followers",), ("Organic followers",), ("Auto-invited followers",))
