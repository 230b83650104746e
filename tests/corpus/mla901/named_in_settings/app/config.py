# seen in: blacki0214/Credit-Scoring credit-scoring-api/app/core/config.py
import os

MODEL = os.getenv("MODEL_PATH", "models/boosted_final.pkl")
SMALL = os.getenv("SMALL_PATH", "models/retrained.pkl")
