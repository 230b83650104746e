import os

print(os.getenv("TIDES_BUCKET", "tides-mine"))
