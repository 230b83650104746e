# a form of: a scaler that a factory loads, of which the class asks before it scales, and one that it does without
"""A load that only warns, and classes that raise without what it left at None; or go on."""

import logging

import joblib

log = logging.getLogger(__name__)


class Scorer:
    def __init__(self, model, scaler=None):
        self.model = model
        self.scaler = scaler

    @classmethod
    def from_files(cls, model_path, scaler_path=None):
        model, scaler = joblib.load(model_path), None
        if scaler_path:
            try:
                scaler = joblib.load(scaler_path)
            except Exception as error:  # expect: MLA102 as info
                log.warning("no scaler in %s: %s", scaler_path, error)
        return cls(model, scaler)

    def score(self, rows):
        if self.scaler is None:
            raise RuntimeError("this model needs its scaler")
        return self.model.predict(self.scaler.transform(rows))


class Ranker:
    def __init__(self, model, encoder=None):
        self.model = model
        self.encoder = encoder

    @classmethod
    def from_files(cls, model_path, encoder_path=None):
        model, encoder = joblib.load(model_path), None
        if encoder_path:
            try:
                encoder = joblib.load(encoder_path)
            except Exception as error:  # expect: MLA102 as warning
                log.warning("no encoder in %s: %s", encoder_path, error)
        return cls(model, encoder)

    def check(self):
        if self.encoder is None:
            raise RuntimeError("this model needs its encoder")

    def rank(self, rows):
        if self.encoder is not None:
            rows = self.encoder.transform(rows)
        return self.model.predict(rows)


class Grader:
    def __init__(self, model, scaler=None):
        self.model = model
        self.scaler = scaler

    @classmethod
    def from_files(cls, model_path, scaler_path):
        model, scaler = joblib.load(model_path), None
        try:
            scaler = joblib.load(scaler_path)
        except Exception:  # expect: MLA102 as warning
            pass
        return cls(model, scaler)

    def grade(self, rows):
        if self.scaler is None:
            raise RuntimeError("this model needs its scaler")
        return self.model.predict(self.scaler.transform(rows))
