from pathlib import Path

import joblib


class Store:
    def __init__(self, folder="models"):
        self.folder = Path(folder)

    def keep(self, name, model):
        path = self.folder / f"{name}.pkl"
        joblib.dump(model, path)
        return path
