# seen in: anamacam/ml-api-fastapi-v2 backend/app/services/hybrid_prediction_service.py@08393e4a9821f594651c5cc31ba584a71f60a499
import json
import logging

import joblib
from fastapi import FastAPI

logger = logging.getLogger(__name__)
app = FastAPI()


class Scorer:
    def __init__(self, folder):
        self.use_real_models = True
        self.models = {}
        self._open_models(folder)

    def _open_models(self, folder):
        try:
            for path in json.loads((folder / "registry.json").read_text()):
                try:
                    self.models[path] = joblib.load(folder / path)  # the inner handler is another matter
                except OSError as error:
                    logger.error("%s: %s", path, error)
        except Exception as error:  # expect: MLA103
            logger.error("no models: %s", error)
            self.use_real_models = False

    def connect(self):
        try:
            self.bus = Bus()
        except Exception as error:
            logger.error("no bus: %s", error)
            self.simulated = True  # ok: no model is involved


class Assistant:
    def load(self):
        try:
            self.llm = load_model("assistant")
            self.mock_mode = False
        except Exception as error:  # expect: MLA103
            logger.error("no model: %s", error)
            self.mock_mode = True


class Strict:
    def load(self):
        try:
            self.llm = load_model("assistant")
        except Exception as error:
            self.mock_mode = True
            raise RuntimeError("no model") from error
