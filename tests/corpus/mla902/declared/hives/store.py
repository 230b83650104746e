import os

from hives.settings import settings


def open_store():
    address = os.environ["HIVE_URL"]  # expect: MLA902 as warning
    limit = int(os.getenv("HIVE_LIMIT", "50"))  # one a function
    return address, limit, os.getenv("SWARM", "north")


def chosen(given=None):
    return given or os.getenv("HIVE_URL") or settings.hive_url


def limit():
    return int(os.getenv("HIVE_LIMIT", "50"))  # expect: MLA902 as warning
