import os

USER, DOOR = os.getenv("ROWS_USER"), os.getenv("ROWS_DOOR", "5432")
BASE = os.getenv("ROWS_BASE")


def rows():
    return [USER, DOOR, BASE]
