import os


def bucket():
    return os.environ.get("TIDES_BUCKET", "tides-green")  # expect: MLA902 as warning
