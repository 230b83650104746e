import os


def door():
    return os.getenv("BARN_ID", "barn-1")
