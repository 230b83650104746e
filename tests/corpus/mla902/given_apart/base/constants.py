import os

PLACE = "rows:5432"
PASSWORD = os.getenv("ROWS_PASSWORD", "two")
HOST = os.getenv("ROWS_HOST", "rows")
