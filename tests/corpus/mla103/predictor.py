# seen in: khoj-ai/khoj src/khoj/configure.py@ae229ca894c0b80ad84664afcfdde523b5e87057
import logging
from pathlib import Path

import joblib
from sentence_transformers import SentenceTransformer

logger = logging.getLogger(__name__)


class Predictor:
    def __init__(self):
        self.model = None
        self.encoder = None

    def load(self):
        try:
            self.model = joblib.load("model.joblib")
        except Exception:  # expect: MLA103
            logger.exception("the model was not loaded")

    def load_encoder(self):
        try:
            self.encoder = SentenceTransformer("encoder")
        except Exception:
            logger.exception("the encoder was not loaded")

    def predict(self, rows):
        return self.model.predict(rows)

    def embed(self, rows):
        if self.encoder is None:
            raise RuntimeError("the encoder is not loaded")
        return self.encoder.encode(rows)


def close(state):
    state.model = None


def restore(path):
    network = LeafNet()
    if Path(path).exists():
        network.load_weights(path)
    else:
        raise FileNotFoundError(path)
    return network
