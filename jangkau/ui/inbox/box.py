"""The page behind an account's private address: plain, for a phone, without an account in the dashboard and without a script."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from jangkau.access import guesses
from jangkau.access.answers import Desk, language
from jangkau.access.boxes import Box, box_of
from jangkau.access.deliveries import Delivery, Inbox, NotTaken
from jangkau.access.site import Site, place
from jangkau.access.store import Access
from jangkau.addresses import at
from jangkau.locales import Say
from jangkau.metrics.limit import EVERYTHING, limited
from jangkau.ui.inbox.look import Line, lines, look_at, summed
from jangkau.ui.inbox.owed import NOTHING, Owed, owed
from jangkau.ui.inbox.sketches import steps, words
from jangkau.ui.people.words import moment
from jangkau.ui.session import today
from jangkau.ui.upload.words import account_said
from jangkau.warehouse.folders import Folders, data_folder

AT_ONCE, OFTEN = 5, 60  # files in one sending; files from one address within guesses.WINDOW
SHOWN = 10  # deliveries


class LetterBox(Desk):
    """What the private addresses answer."""

    async def kirim(self, request: Request) -> Response:
        """What is missing and how to export it; and of what was sent, at once, what it is."""
        if guesses.too_many(self.access, place(request)):
            return self.notice(request, "box_over", 404)
        box = box_of(self.access, request.path_params["token"])
        if box is None:
            guesses.failed(self.access, place(request))
            return self.notice(request, "box_over", 404)
        if request.method != "POST":
            return await self._box(request, box)
        say = language(request)
        try:
            async with request.form(max_files=AT_ONCE, max_fields=2) as form:
                sent = [part for part in form.getlist("berkas") if not isinstance(part, str)]
                if self._too_often(box, len(sent)):
                    raise NotTaken("too_many")
                receipt = [line for part in sent for line in await run_in_threadpool(self._taken, request, box, part, say)]
        except MultiPartException:
            return await self._box(request, box, why="too_many_files", status=400)
        except NotTaken as refused:
            return await self._box(request, box, why=refused.code, status=429 if refused.code == "too_many" else 422)
        return await self._box(request, box, tuple(receipt))

    def _taken(self, request: Request, box: Box, part: UploadFile, say: Say) -> list[Line]:
        """Keep a file in quarantine, and tell what it is."""
        inbox = Inbox(self.access)
        delivery = inbox.take(box, part.filename or "", part.file)
        self.book.write(f"kotak {box.id}", place(request), "delivered", account=box.account, bytes=delivery.size)
        return lines(look_at(Folders(data_folder()), inbox, delivery), say)

    def _too_often(self, box: Box, files: int) -> bool:
        """Count what is sent; whether it is more than anybody exports."""
        about, since = f"box {box.id}", self.access.now() - guesses.WINDOW
        with self.access.changing() as change:
            for _ in range(files):
                change("guessed", about=about)
        return self.access.count("guesses", about=about, since=since) > OFTEN

    async def _box(
        self, request: Request, box: Box, receipt: tuple[Line, ...] = (), why: str | None = None, status: int = 200
    ) -> Response:  # fmt: skip
        say = language(request)
        sent, due = Inbox(self.access).sent(box.account), await run_in_threadpool(owed_by, box.account)
        return self.page(
            request, "box", status, account=account_said(box.account, say), missing=due.said(say),
            overdue=due.overdue and due.last, receipt=receipt, summary=summed(receipt, say), sent=states(sent, say),
            why=why and say(f"inbox.why.{why}"), steps=steps(box.account, say), words=words(box.account, say),
            path=at(request.url.path),
        )  # fmt: skip


def owed_by(account: str) -> Owed:
    """What the admin of an account owes."""
    with limited(EVERYTHING):
        return owed(today()).get(account, NOTHING)


def states(sent: list[Delivery], say: Say) -> list[tuple[str, str, str, str]]:
    """What was sent of late, the newest first: its name, when, how it stands, and that in words."""
    newest = sent[: -SHOWN - 1 : -1]
    return [
        (delivery.name, moment(delivery.at, say), delivery.state, say(f"inbox.state.{delivery.state}", why=delivery.why))
        for delivery in newest
    ]


def routes(access: Access, site: Site) -> list[Route]:
    """The addresses of the letter box."""
    return [Route("/kirim/{token}", LetterBox(access, site).kirim, methods=["GET", "POST"])]
