# a form of: boosted trees in a service that also imports networks
import lightgbm as lgb


class Trees:
    def __init__(self, path):
        self.booster = lgb.Booster(model_file=path)
        self.second = None

    def add(self, booster):
        self.second = booster

    def scores(self, rows):
        return self.booster.predict(rows)

    def seconds(self, rows):
        return self.second.predict(rows)
