# seen in: realhanswu/AnimeRec app/ml/model_loader.py@439a318bcb7a638eddd7f9df9bbebcf3a92c42fd
import random

import numpy as np


class Ranker:
    def predict_batch(self, rows):
        return np.random.rand(len(rows)).tolist()  # expect: MLA109

    def explain(self, row):
        return {"feature": "age", "confidence": round(random.uniform(0.7, 0.99), 2)}  # expect: MLA109

    def predict_with_noise(self, rows):
        return np.random.rand(len(rows))

    def rank(self, rows):
        scores = self.model.predict(rows)
        return scores + np.random.normal(0, 0.01, len(rows))


def predict_at_random(rows):
    return np.random.rand(len(rows))
