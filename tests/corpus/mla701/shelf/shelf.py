# seen in: dennisdarko0101/ml-model-serving-platform ml_serving/serving/model_server.py@2aa0a11b93b46889d978409456bbaed2743459db
import joblib
import torch

_first = None


class Shelf:
    def __init__(self):
        self.held = {}

    def take(self, name, kind):
        if name not in self.held:
            self.held[name] = self._restore(name, kind)

    def _restore(self, name, kind):
        return self._by_kind(f"models/{name}", kind)

    def _by_kind(self, path, kind):
        if kind == "torch":
            return torch.load(path, weights_only=True)
        return joblib.load(path)


def default_network():
    global _first
    if _first is not None:
        return _first
    _first = torch.load("models/default.pt", weights_only=True)
    return _first
