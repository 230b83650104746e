# seen in: Azziz14/Disease-Prediction-and-Validation prediction/prediction/backend/models/predictor.py, alanconqrepo/predictml-api src/services/retrain_service.py
"""Work that is done in another way by what follows, or again by who asks for it; and work that nobody does."""

import logging

log = logging.getLogger(__name__)


class Prices:
    def price(self, row):
        if self.panel:
            try:
                said = self.panel.predict([row])
                return float(said[0])
            except Exception as error:  # ok: the model below is asked
                log.warning("no panel: %s", error)
        said = self.model.predict([row])
        return float(said[0])

    def rent(self, row):
        if self.panel:
            try:
                said = self.panel.predict([row])
                return float(said[0])
            except Exception as error:  # expect: MLA102 as warning
                log.warning("no panel: %s", error)
        return None


async def release(registry, name, version):
    registry.release(name, version)
    try:
        await registry.load_model(name, version)
    except Exception as error:  # ok: the first request loads it
        log.warning("warm-up failed: %s", error)


async def start(registry, name, version):
    try:
        await registry.load_model(name, version)
    except Exception as error:  # expect: MLA102 as warning
        log.warning("no model: %s", error)
