"""One account: the parts of pages/account.py."""
