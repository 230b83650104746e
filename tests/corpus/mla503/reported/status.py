import time
from pathlib import Path

MODELS = Path("models")


def model_status():
    found = list(MODELS.glob("*.pkl")) + list(MODELS.glob("*.joblib"))
    if not found:
        return {"model": None}
    newest = max(found, key=lambda path: path.stat().st_mtime)
    age = (time.time() - newest.stat().st_mtime) / 3600
    return {"model": str(newest), "hours": round(age, 2)}


def in_use():
    found = list(MODELS.glob("*.joblib"))
    newest = max(found, key=lambda path: path.stat().st_mtime)  # expect: MLA503
    return {"path": str(newest), "hours": round((time.time() - newest.stat().st_mtime) / 3600, 2)}
