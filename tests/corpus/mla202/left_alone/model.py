# seen in: jtayl222/financial-mlops-pytorch src/Model.py@67e8675122c62cad52ec11b98c69225cba176bff
import os
import pickle

import torch


class Predictor:
    def __init__(self, folder):
        with open(os.path.join(folder, "scaler.pkl"), "rb") as file:
            self.scaler = pickle.load(file)  # expect: MLA202
        self.network = torch.jit.load(os.path.join(folder, "network.pt"))

    def predict(self, rows, names=None):
        with torch.no_grad():
            return (self.network(torch.tensor(rows, dtype=torch.float32)) > 0.5).int().numpy()

    def ready(self):
        return self.scaler is not None


class Careful:
    def __init__(self, folder):
        with open(os.path.join(folder, "imputer.pkl"), "rb") as file:
            self.imputer = pickle.load(file)
        self.network = torch.jit.load(os.path.join(folder, "network.pt"))

    def predict(self, rows):
        return self.network(torch.tensor(self.imputer.transform(rows), dtype=torch.float32)).numpy()
