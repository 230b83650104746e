import os

ARTIFACT_DIR = "artifacts"
DATA_DIR = "data"
MODEL_PATH = "artifacts/model.pt"
BASELINE_PATH = "artifacts/baseline.joblib"
RATES_PATH = "artifacts/carrier_rates.json"
WEATHER_URL = os.environ.get("WEATHER_URL", "http://weather.internal:8080")

TRAIN = {"epochs": 4, "batch_size": 512, "lr": 1e-3, "test_size": 0.2}
