# a form of: a classifier that answers nothing where it fails, and looks at its answer where it does not
"""Sounds, named."""

import logging

log = logging.getLogger(__name__)


class Sounds:
    def __init__(self, model):
        self.model = model

    def classify(self, sound):
        try:
            answers = self.model.predict(sound)
        except Exception:  # expect: MLA102
            log.exception("the model failed")
            return []
        if answers is None:
            raise ValueError("no answers")
        return [each for each in answers if each.score > 0.5]

    def named(self, sound):
        answers = None
        try:
            answers = self.model.predict(sound)
        except Exception:
            log.exception("the model failed")
        if answers is None:
            raise RuntimeError("no answer")
        return answers
