import pickle
from pathlib import Path

import joblib

MODELS = Path(__file__).parent / "models"
KNOWN = {"prices", "stocks"}
_CACHE = {}


def cached(model_id):
    if model_id in _CACHE:
        return _CACHE[model_id]
    path = MODELS / f"{model_id}.joblib"
    if not path.is_file():
        raise FileNotFoundError(path)
    _CACHE[model_id] = joblib.load(path)  # expect: MLA401 as warning
    return _CACHE[model_id]


def kept(name):
    with open(MODELS / f"{name}.pkl", "rb") as file:  # one segment of the address: no slash arrives
        return pickle.load(file)


def checked(model_id):
    path = (MODELS / f"{model_id}.joblib").resolve()
    if not path.is_relative_to(MODELS):
        raise PermissionError(path)
    return joblib.load(path)


def listed(model_id):
    if model_id not in KNOWN:
        raise KeyError(model_id)
    return joblib.load(MODELS / f"{model_id}.joblib")


def by_number(number):
    return joblib.load(MODELS / f"{number}.joblib")


def told(name):
    return joblib.load(MODELS / f"{name}.joblib")


def names():
    return [path.stem for path in MODELS.glob("*.joblib")]


def found(model_id):
    return joblib.load(MODELS / f"{model_id}.joblib")
