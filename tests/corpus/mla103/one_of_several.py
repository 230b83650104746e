# seen in: trchitho/AI-Based-Career-Recommendation-System apps/backend/app/modules/chatbot/gemini_service.py@5457e2067045f3eb8d77308a2fd5b2f705991651
import logging

import joblib

log = logging.getLogger(__name__)


class Ranker:
    def __init__(self, names):
        self.model = None
        self.name = ""
        self.model = self._first(names)

    def _first(self, names):
        for name in names:
            try:
                model = joblib.load(f"models/{name}.joblib")
                self.name = name
                return model
            except Exception as error:  # ok: where none can be loaded, that is an error
                log.warning("%s: %s", name, error)
                continue
        raise ValueError("none of these models can be loaded")

    def rank(self, rows):
        return self.model.predict(rows)


class Classifier:
    def __init__(self):
        self.models = {}

    def load(self, names):
        for name in names:
            try:
                self.models[name] = joblib.load(f"models/{name}.joblib")
            except Exception as error:  # expect: MLA103
                log.warning("%s: %s", name, error)
                continue

    def classify(self, rows):
        return [model.predict(rows) for model in self.models.values()]
