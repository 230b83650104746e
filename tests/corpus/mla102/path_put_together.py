# seen in: matic0209/recommendation-system src/recommendation_engine.py
"""A save that keeps its failure to itself: only its own handler is told of."""

import logging
import os
import pickle

logger = logging.getLogger(__name__)


class Trainer:
    def __init__(self, config):
        self.config = config

    def save_model(self, model, name):
        path = os.path.join(self.config["MODELS"], f"{name}.pkl")
        try:
            with open(path, "wb") as stream:
                pickle.dump(model, stream)
        except Exception as error:  # expect: MLA102
            logger.error("not saved: %s", error)

    def finish(self, model):
        try:
            self.save_model(model, "scorer")
            logger.info("saved")
        except Exception as error:
            logger.error("not saved: %s", error)
