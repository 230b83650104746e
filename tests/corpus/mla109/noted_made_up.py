# seen in: Yunpei24/fraud-detection-ml api/src/models/ml_models/ensemble.py
"""Explanations, and rows, that are made up where the real ones fail."""

import logging

import pandas as pd

log = logging.getLogger(__name__)


class Explains:
    def explain(self, row):
        try:
            values = self.explainer.shap_values(row)
            return {"top": values, "method": "SHAP"}
        except Exception as error:  # expect: MLA109 as info
            log.error("no values: %s", error)
            return self._mock_explanation(row)

    def explain_or_raise(self, row):
        try:
            values = self.explainer.shap_values(row)
            return {"top": values, "method": "SHAP"}
        except Exception as error:
            raise RuntimeError("no values") from error

    def explain_briefly(self, row):
        try:
            values = self.explainer.shap_values(row)
            return {"top": values, "method": "SHAP"}
        except Exception as error:
            log.error("no values: %s", error)
            return self._by_permutation(row)


try:
    prices = pd.read_csv("prices.csv")
except Exception as error:  # expect: MLA109 as info
    log.error("no prices: %s", error)
    prices = pd.DataFrame({"town": ["Ulm"], "price": [9.5]})

try:
    towns = pd.read_csv("towns.csv")
except Exception as error:
    log.error("no towns: %s", error)
    raise SystemExit("no towns") from error
