# seen in: mikelrh-dev/fraud-detector src/services/ml_model.py@256a5d99927c2076dcf4fc86f05cf5dabf5f81ea, TheCacophonyProject/classifier-pipeline src/ml_tools/tools.py@0a5243c0a26ebfe8d97939255c1bc54e7703ac49, RiyadMehdi7/churnvision_web_1_0 backend/app/services/ml/ensemble_service.py@616197bffee3ffee8014117ac756c898ae2aa8e4
import pickle
from pathlib import Path

import joblib


class Scores:
    def __init__(self, model_path: str = "models/forest.joblib"):
        self._model_path = model_path

    def load(self):
        return joblib.load(Path(self._model_path))  # ok: tests alone give another


class Others:
    def __init__(self, model_path: str):
        self._model_path = model_path

    def load(self):
        return joblib.load(Path(self._model_path))  # expect: MLA401 as info


def colours(path):
    with open(path, "rb") as f:
        return pickle.load(f)


def draw(frame, colour_path=None):
    if colour_path is None:
        colour_path = "colours.dat"
    return colours(colour_path)


def named_colours(colour_path):
    with open(colour_path, "rb") as f:
        return pickle.load(f)  # expect: MLA401 as info


class Ensembles:
    def save(self, model, folder: Path):
        (folder / "model.pkl").write_bytes(pickle.dumps(model))

    def load(self, folder: Path):
        return pickle.loads((folder / "model.pkl").read_bytes())  # ok: the class writes it


class Readers:
    def load(self, folder: Path):
        return pickle.loads((folder / "other.pkl").read_bytes())  # expect: MLA401 as info


class Images:
    def __init__(self, encoded=None):
        self._encoded = encoded

    def decoded(self):
        return pickle.loads(self._encoded)  # expect: MLA401 as info


class Known:
    def __init__(self, path):
        self._path = path

    def load(self):
        return joblib.load(self._path)  # ok: made with a fixed path


known = Known("models/known.joblib").load()
