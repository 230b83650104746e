# seen in: Yunpei24/fraud-detection-ml training/src/features/scaling.py@575593339819b35c9c593a6cd497a11ac3cc3ecc
"""What one class saves and loads, and what comes from elsewhere."""

import os
import pickle
from pathlib import Path

import joblib
import torch


class Scaling:
    def __init__(self, scaler):
        self.scaler = scaler

    def save(self, path):
        joblib.dump(self.scaler, path)

    @classmethod
    def load(cls, path):
        return cls(joblib.load(path))


class Network:
    def save(self, path):
        torch.save({"weights": self.net.state_dict(), "columns": self.columns}, path)

    def load(self, path):
        kept = torch.load(path, weights_only=False)
        self.net.load_state_dict(kept["weights"])


class Graph:
    def __init__(self, path=None):
        self.path = Path(path or os.getenv("GRAPH_PATH", "graph.pkl"))

    def keep(self):
        with self.path.open("wb") as file:
            pickle.dump(self.graph, file)

    def load(self):
        with open(self.path, "rb") as file:
            self.graph = pickle.load(file)


class Weights:
    def __init__(self):
        self.path = os.getenv("WEIGHTS_PATH", "weights.pkl")

    def load(self):
        with open(self.path, "rb") as file:
            return pickle.load(file)  # expect: MLA401


def fitted(trainer, module, rows, keeper):
    trainer.fit(module, rows)
    module.load_state_dict(torch.load(keeper.best_model_path, weights_only=False)["state_dict"])
    best = keeper.best_model_path
    return torch.load(best, weights_only=False)


def epochs(net, best_path, start):
    began = torch.load(start, weights_only=False)  # expect: MLA401
    torch.save(net.state_dict(), best_path)
    return began, torch.load(best_path, weights_only=False)


def received(body):
    return pickle.loads(body)  # expect: MLA401
