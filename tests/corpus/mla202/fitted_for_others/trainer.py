# a form of: a function that fits what it is given on what it is given, far below what a command calls
from dataclasses import dataclass

import pandas as pd


@dataclass
class Split:
    features: pd.DataFrame
    target: pd.Series


class Trainer:
    def fit_one(self, name, make, split: Split):
        model = make()
        model.fit(split.features, split.target)
        return {"name": name, "model": model}
