# seen in: Sanny-Un-Sowadh-Wamik/stock-forecasting-mlops src/stockfc/data/ingest.py, AhmadHammad21/Taxi-Duration-Prediction src/routes/taxi.py
import random
import zlib

import numpy as np
import torch
from sklearn.utils import shuffle


def demo_prices(ticker, days):
    rng = np.random.default_rng(abs(hash(ticker)) % (2**32))  # expect: MLA501
    return 50 * np.exp(np.cumsum(rng.normal(0, 0.02, days)))


def distance(start: str, end: str):
    seed = hash(f"{start}-{end}") % 1000  # expect: MLA501
    random.seed(seed)
    return random.uniform(1, 30)


class Worker:
    def __init__(self, name):
        self.name = name

    def begin(self):
        torch.manual_seed(hash(self.name))  # expect: MLA501

    def rows(self, table):
        return shuffle(table, random_state=hash((self.name, 3)) % 97)  # expect: MLA501


def seed_for(name: str) -> int:
    return hash(name) & 0xFFFF  # expect: MLA501


def steady(name: str, number: int, days):
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    other = np.random.default_rng(hash(number) % 2**32)  # ok: the hash of a whole number is the number
    third = np.random.default_rng(hash((3, 4)) % 2**32)
    for fold in range(5):
        random.seed(hash(fold))
    bucket = hash(name) % 16  # ok: no seed
    return rng.normal(size=days), other, third, bucket
