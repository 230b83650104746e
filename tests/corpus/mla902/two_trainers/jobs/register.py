import os

OWNER = os.getenv("RUN_OWNER", "berths")
BUCKET = os.getenv("TIDES_BUCKET", "tides-blue")
HARBOUR = os.getenv("HARBOUR_URI", "sqlite:///tides.db")
REGION = os.getenv("TIDES_REGION", "north")
MARK = os.getenv("MARK_NAME", "register")
PORT = os.getenv("PORT", "9000")
