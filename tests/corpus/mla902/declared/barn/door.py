import os


def door():
    return os.getenv("BARN_ID", "barn-1")  # expect: MLA902 as info
