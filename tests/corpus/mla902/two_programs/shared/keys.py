import os


def is_known(key):
    return key == os.getenv("API_KEY")  # expect: MLA902 as warning
