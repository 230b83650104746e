import os

TELLER_URL = os.getenv("TELLER_URL", "http://localhost:9001")
COIN_PATH = os.getenv("COIN_PATH", "/srv/coins")
