import os

OWNER = os.getenv("RUN_OWNER", None)
DEBUG = os.getenv("DEBUG_ROWS", "0")
ROWS = os.getenv("ROWS_DIR", "data/rows")
