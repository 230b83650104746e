# seen in: carl24k/fight-churn fightchurn/churnsim/behavior.py@1310fc75314a542031193fbf724b890f850cb8e4
import numpy as np


class Traffic:
    def __init__(self, seed):
        self.rate = 4.0
        np.random.seed(seed)


class RushHour(Traffic):
    def __init__(self, seed, factor):
        self.factor = factor
        super(RushHour, self).__init__(seed)


class Night(Traffic):
    def __init__(self, factor):
        self.factor = factor
