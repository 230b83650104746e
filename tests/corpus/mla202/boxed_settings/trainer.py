import os

import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge

from settings import Manager, TrainerConfig


class Trainer:
    def __init__(self, config: TrainerConfig):
        self.config = config

    def train(self):
        rows = pd.read_csv(self.config.data)
        rows["area"] = np.log1p(rows["area"])
        model = Ridge().fit(rows[["area", "floor"]], rows["price"])
        joblib.dump(model, os.path.join(self.config.folder, self.config.file))


class Pipeline:
    def main(self):
        Trainer(config=Manager().trainer()).train()


if __name__ == "__main__":
    Pipeline().main()
