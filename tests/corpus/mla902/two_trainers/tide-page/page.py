import os

BUCKET = os.getenv("TIDES_BUCKET", "tides-page")
