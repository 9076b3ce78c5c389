"""What the registered accounts are called, for lists of guests to be matched with."""

from jangkau.metrics.warehouse import Warehouse


def attendance_names(warehouse: Warehouse) -> dict[str, str]:
    """Each registered account of any province, "platform:handle", and its name."""
    return dict(warehouse.ask("attendance_names").itertuples(index=False))
