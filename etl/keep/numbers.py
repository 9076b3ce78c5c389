"""The numbers by which a warehouse tells its accounts apart."""

import duckdb

FEW = 50  # accounts that are looked up; for more of them all are read


class Numbers:
    """The numbers of the accounts that a draft speaks of; a new account gets the next one."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.names: dict[int, str] = {}  # number -> account, of those asked for
        self._connection = connection
        self._known: dict[str, int] = {}
        self._all = False
        self._new: list[tuple[int, str]] = []
        ((self._count,),) = connection.execute("SELECT count(*) FROM account_keys").fetchall()

    def of(self, account: str) -> int:
        """The number of an account."""
        if account not in self._known:
            number = self._kept(account)
            if number is None:
                self._count += 1
                number = self._count
                self._new.append((number, account))
            self._known[account] = number
            self.names[number] = account
        return self._known[account]

    def new(self) -> list[tuple[int, str]]:
        """The numbers given since this was asked last, and to whom."""
        new, self._new = self._new, []
        return new

    def _kept(self, account: str) -> int | None:
        """The number that an account bore when the draft began."""
        if self._all:
            return None
        if len(self._known) < FEW:
            kept = self._connection.execute("SELECT account_id FROM account_keys WHERE account = ?", [account]).fetchone()
            return kept[0] if kept else None
        self._known |= dict(self._connection.execute("SELECT account, account_id FROM account_keys").fetchall()) | self._known
        self.names |= {number: name for name, number in self._known.items()}
        self._all = True
        return self._known.get(account)
