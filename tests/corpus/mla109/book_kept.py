# a form of: a size that a cache keeps its books by, and one that decides what is bought
"""What an entry of the cache takes up."""

import pickle


def _calculate_entry_size(value):
    """The approximate size of a value, in bytes."""
    try:
        return len(pickle.dumps(value))
    except Exception:  # expect: MLA109 as info
        return 1000


def estimate_memory(table):
    try:
        return int(table.memory_usage(deep=True).sum())
    except Exception:  # expect: MLA109 as info
        return 4096


def calculate_position_size(account, quote):
    """The size of the next order, as an estimate of what the account bears."""
    try:
        return account.equity() * 0.01 / quote.spread()
    except Exception:  # expect: MLA109 as warning
        return 250


def calculate_size(parcel):
    try:
        return parcel.width() * parcel.height() * parcel.depth()
    except Exception:  # expect: MLA109 as warning
        return 64
