# a form of: a client that sends rows of the project's own table to its endpoint, in a project that serves
import logging

import pandas as pd

logger = logging.getLogger(__name__)


class Trial:
    def __init__(self, predictor):
        self.predictor = predictor

    def predict(self):
        input_data = pd.read_csv("test.csv")[:2].values.tolist()
        logger.info(f"sent {input_data}")
        return self.predictor.predict(input_data)

    def ask(self, input_data):
        logger.info(f"sent {input_data}")  # expect: MLA802
        return self.predictor.predict(input_data)
