# a form of: candidates of a selection of which one fails, and members of a mean
"""Choose the model that is kept."""

import logging

import numpy as np

logger = logging.getLogger(__name__)


class Chooser:
    def __init__(self, models):
        self.models = models
        self.scores = {}

    def choose(self, rows, labels):
        for name, model in self.models.items():
            try:
                self.scores[name] = float((model.predict(rows) == labels).mean())
            except Exception as error:  # expect: MLA102 as info
                logger.error("%s could not be scored: %s", name, error)
                continue
        return self.models[max(self.scores.items(), key=lambda each: each[1])[0]]

    def quietly(self, rows, labels):
        for name, model in self.models.items():
            try:
                self.scores[name] = float((model.predict(rows) == labels).mean())
            except Exception:  # expect: MLA102 as warning
                continue
        return self.models[max(self.scores, key=self.scores.get)]

    def together(self, rows):
        answers = {}
        for name, model in self.models.items():
            try:
                answers[name] = model.predict(rows)
            except Exception as error:  # expect: MLA102 as warning
                logger.error("%s did not answer: %s", name, error)
                continue
        return np.mean(list(answers.values()), axis=0)
