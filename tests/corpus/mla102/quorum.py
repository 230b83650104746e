# seen in: ADITYAaman0/AQI-predictor src/models/ensemble_forecaster.py@0a2b715d62505415ac21da1214914bb6a712f979
"""Models of an ensemble that fail and are counted, and some that are not."""

import logging


class Forecaster:
    def predict(self, rows):
        values, there = {}, []
        try:
            if self.tree_model.is_trained:
                values["tree"] = float(self.tree_model.predict(rows)[0])
                there.append("tree")
        except Exception as error:
            logging.warning("no tree: %s", error)
        if len(there) < self.least:
            raise ValueError(f"only {there} answered")
        return sum(values.values()) / len(values), there

    def predict_uncounted(self, rows):
        value = 12.0
        try:
            value = float(self.tree_model.predict(rows)[0])
        except Exception as error:  # expect: MLA102
            logging.warning("no tree: %s", error)
        return value
