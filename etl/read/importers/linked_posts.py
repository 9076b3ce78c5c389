"""What lists of posts share whose links tell everything: whose a post is, and its number."""

import re

from etl.model import Account
from etl.read.importers.context import Context
from etl.read.importers.header import Header
from etl.read.importers.posts import PostTable
from etl.read.source import Source


class LinkedPosts(PostTable):
    """One row a post of whom its link names; Excel leaves the number in a link alone."""

    address: re.Pattern[str]  # with the groups `handle` and `id`
    nobody = ""  # what stands in a link in place of a handle where it names none

    def accounts(self, source: Source) -> set[Account]:
        header = self.header(source)
        return {author for _, record in self.body(source) if (author := self.author(record, header))}

    def owner(self, record: list[str], header: Header, context: Context) -> Account | None:
        return context.account if self.author(record, header) in (None, context.account) else None

    def author(self, record: list[str], header: Header) -> Account | None:
        """Whose post the link says it is; None where it names nobody."""
        link = self.address.search(header.cell(record, self.link))
        return Account.of(self.platform, link["handle"]) if link and self.platform and link["handle"] != self.nobody else None
