# seen in: tabiya-tech/tabiya-livelihoods-classifier backend/classify/classify/config.py@d953dbba2a8700bdd39aba339472a064c540c8af
import os

TELLER_URL = os.getenv("TELLER_URL", "http://localhost:9000")
COIN_PATH = os.getenv("COIN_PATH", "/srv/coins")
