"""Keeping what was read: archive, ledger, draft, snapshots and the way back."""
