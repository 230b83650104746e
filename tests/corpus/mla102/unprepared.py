# a form of: a preparation of data that hands back what it got where it fails
"""What a model reads, made ready."""

import logging

import pandas as pd

log = logging.getLogger(__name__)


def add_time_features(data):
    try:
        data["at"] = pd.to_datetime(data["at"])
        data["hour"] = data["at"].dt.hour
        return data
    except Exception as error:  # expect: MLA102
        log.error("no time features: %s", error)
        return data


class Scaled:
    def __init__(self, scaler, model):
        self.scaler = scaler
        self.model = model

    def transform(self, X):
        try:
            return self.scaler.transform(X)
        except Exception:  # expect: MLA102
            return X

    def score(self, rows):
        try:
            ready = self.scaler.transform(rows)
        except Exception:  # that it goes to the model raw is told by MLA109
            ready = rows
        return self.model.decision_function(ready)

    def score_or_fail(self, rows):
        try:
            ready = self.scaler.transform(rows)
        except Exception as error:
            raise ValueError("these rows cannot be scaled") from error
        return self.model.decision_function(ready)


def normalize_text(text):
    try:
        return text.casefold().strip()
    except Exception:
        return text


def enhance_image(image):
    try:
        return image.filter("sharpen")
    except Exception:
        return image


def clean_data(data, strict):
    try:
        return data.dropna()
    except Exception:
        if strict:
            raise
        return data
