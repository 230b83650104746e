# seen in: mpierrau/flight-price-prediction training/train_model.py@7185704203a9144b47c6b91109edccb1326633f8
# seen in: a-abutaleb/churn-prediction-ml src/serve/app.py@697e862fac6eedd2dfdcce5835353617ce01cd7e
import os

OWNER = os.getenv("RUN_OWNER", "berths")
BUCKET = os.getenv("TIDES_BUCKET", "tides-blue")
DEBUG = os.getenv("DEBUG_ROWS", "false")
ROWS = os.getenv("ROWS_DIR", "./data/rows/")
FALLBACK = os.getenv("HARBOUR_URI") or "sqlite:///tides.db"
REGION = os.getenv("TIDES_REGION")
if REGION is None:
    REGION = "north"
MARK = os.getenv("MARK_NAME", "tune")
PORT = os.getenv("PORT", "8000")
