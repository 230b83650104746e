# a form of: strategies that hand their settings on; sai-sujan/Wine-Quality-Prediction---End-to-End-MLOps-Project src/model_dev.py
from abc import ABC, abstractmethod

import joblib
from lightgbm import LGBMRegressor
from sklearn.ensemble import ExtraTreesRegressor, GradientBoostingRegressor, RandomForestRegressor


class Strategy(ABC):
    @abstractmethod
    def train(self, features, target, **settings): ...


class Forest(Strategy):
    def train(self, features, target, **settings):
        model = RandomForestRegressor(**settings)  # expect: MLA501
        model.fit(features, target)
        return model

    def tune(self, trial, features, target, held, held_target):
        trees, depth = trial.suggest_int("trees", 50, 300), trial.suggest_int("depth", 2, 20)
        return self.train(features, target, n_estimators=trees, max_depth=depth).score(held, held_target)


class Extra(Strategy):
    def train(self, features, target, **settings):
        settings.setdefault("random_state", 12)
        model = ExtraTreesRegressor(**settings)
        model.fit(features, target)
        return model

    def tune(self, trial, features, target):
        return self.train(features, target, max_depth=trial.suggest_int("depth", 2, 20))


class Gradual(Strategy):
    def train(self, features, target, **settings):
        model = GradientBoostingRegressor(**settings)
        model.fit(features, target)
        return model

    def tune(self, trial, features, target):
        return self.train(features, target, max_depth=trial.suggest_int("depth", 2, 9), random_state=12)


class Light(Strategy):
    def train(self, features, target, **settings):
        return LGBMRegressor(**settings).fit(features, target)

    def tune(self, trial, features, target):
        return self.train(features, target, max_depth=trial.suggest_int("depth", 2, 9))


def retrain(table, path):
    model = RandomForestRegressor(n_estimators=500, n_jobs=-1)  # expect: MLA501
    model.fit(table.drop(columns=["price"]), table["price"])
    joblib.dump(model, path)
