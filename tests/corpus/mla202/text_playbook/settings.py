from pathlib import Path

ARTIFACTS = Path("artifacts")
MODEL = ARTIFACTS / "model.joblib"
VECTORIZER = ARTIFACTS / "vectorizer.joblib"
