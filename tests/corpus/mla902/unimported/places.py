import os

PRICES_URL = os.getenv("PRICES_URL", "http://localhost:8000")
