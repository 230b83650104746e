# seen in: anamacam/ml-api-fastapi-v2 backend/app/services/hybrid_prediction_service.py@08393e4a9821f594651c5cc31ba584a71f60a499
import logging
import random

import joblib
import numpy as np
from fastapi import FastAPI

logger = logging.getLogger(__name__)
app = FastAPI()
model = joblib.load("churn.joblib")


@app.post("/churn")
def churn(row: list[float]):
    return {"churn": Scorer().ask(row)}


class Scorer:
    def ask(self, row):
        try:
            return model.predict([row]).tolist()
        except Exception as error:  # expect: MLA109
            logger.error("scoring failed: %s", error)
            return self._mock_score(row)

    def ask_and_say(self, row):
        try:
            return model.predict([row]).tolist()
        except Exception as error:
            logger.error("scoring failed: %s", error)
            return self._stub_score(row)  # ok: the answer says that it is none

    def ask_another(self, row):
        try:
            return model.predict([row]).tolist()
        except Exception:
            logger.exception("the boosted model failed")
            return self._smaller_model(row)  # another way to the same end

    def _mock_score(self, row):
        return [0.8 if row[0] > 40 else 0.3]

    def _stub_score(self, row):
        return {"score": None, "source": "stub"}

    def _smaller_model(self, row):
        return self.small.predict_proba([row])[0]


def draw(rows):
    try:
        labels = model.predict(rows)
    except Exception as error:  # expect: MLA109
        print(error)
        labels = np.random.randint(0, 2, len(rows))
    return labels


def embed_text(text):
    try:
        return encoder.embed(text)
    except Exception as error:  # expect: MLA109
        logger.error("no embedding: %s", error)
        return [0.0] * 384


def pause(rows):
    for attempt in range(3):
        try:
            return model.predict(rows)
        except Exception:
            logger.exception("attempt %d", attempt)
            wait = random.uniform(0, 2**attempt)  # ok: a pause
            sleep(wait)
    raise ScoringError("the model does not answer")
