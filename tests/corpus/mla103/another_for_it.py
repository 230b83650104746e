# seen in: Azziz14/Disease-Prediction-and-Validation prediction/prediction/backend/services/prediction_service.py
"""One predictor for each disease."""

from .predictors import DiseasePredictor


class Service:
    def __init__(self):
        self.predictors = {}
        for disease in ("heart", "lung"):
            try:
                self.predictors[disease] = DiseasePredictor(disease)
            except Exception as error:
                print("no predictor:", error)
                self.predictors[disease] = self.predictors["heart"]  # expect: MLA103

    def load(self, disease):
        try:
            self.predictors[disease] = DiseasePredictor(disease)
        except Exception as error:
            raise RuntimeError(f"no predictor for {disease}") from error
