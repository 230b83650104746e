# seen in: ShalinVachheta017/MasterArbeit_MLops src/pipeline/production_pipeline.py@dcdf2f02ef212a5d2f8ec609131787e4996cf5a1
"""Functions that keep their failures to themselves, inside a try of those who call them."""

import logging

from tensorflow import keras

log = logging.getLogger(__name__)


class Run:
    def __init__(self, tracker, registry, model):
        self.tracker, self.registry, self.model = tracker, registry, model

    def finish(self, page):
        try:
            self.tracker.note(page)
            self._register_model(self.tracker)
        except Exception as error:  # ok: the registration never fails as far as here
            log.warning("run: %s", error)

    def _register_model(self, tracker):
        try:
            net = keras.models.load_model("net.keras")
            tracker.attach(net, name="net")
        except Exception as error:  # ok: it says that a run can do without, and nobody else uses the net
            log.warning("not registered (non-fatal): %s", error)

    def hand_over(self, page):
        try:
            self.tracker.note(page)
            self._publish_model(self.tracker)
        except Exception as error:  # expect: MLA102 as warning
            log.warning("run: %s", error)

    def _publish_model(self, tracker):
        net = keras.models.load_model("net.keras")
        tracker.attach(net, name="net")

    def report(self, path):
        try:
            self.tracker.log_artifact(path, "report")
        except Exception as error:  # ok: a page beside the run
            log.warning("run: %s", error)

    def forecasts(self, rows):
        try:
            found = self._predict_all(rows)
            return self.registry.put_in_order(found)
        except Exception as error:  # ok: what a prediction loses is said where it is lost
            log.error("forecasts: %s", error)
            return []

    def _predict_all(self, rows):
        try:
            return {"values": self.model.predict(rows)}
        except Exception as error:  # expect: MLA102 as warning
            log.error("predict: %s", error)
            return {"values": []}

    def levels(self, rows):
        try:
            found = self._predict_level(rows)
            return self.registry.put_in_order(found.round())
        except Exception as error:  # expect: MLA102 as warning
            log.error("levels: %s", error)
            return []

    def _predict_level(self, rows):
        return self.model.predict(rows)


def cached_network(path):
    """The network, from the cache where it was read before."""
    network = keras.Sequential([keras.layers.Dense(1)])
    try:
        layers = keras.models.load_model(path)
        network.set_weights(layers.get_weights())
    except Exception as error:  # expect: MLA102 as warning
        log.warning("no weights: %s", error)
    return network
