# a form of: what is written as a signal ends the process, and what is written while it runs
import atexit
import logging
import pickle
import signal
import sys

logger = logging.getLogger(__name__)


class Store:
    def __init__(self):
        self.features = {}

    def keep_features(self):
        try:
            with open("features.pkl", "wb") as stream:
                pickle.dump(self.features, stream)
        except Exception as error:  # expect: MLA102 as info
            logger.info("not kept: %s", error)

    def save_features(self):
        try:
            with open("all_features.pkl", "wb") as stream:
                pickle.dump(self.features, stream)
        except Exception as error:  # expect: MLA102 as warning
            logger.info("not kept: %s", error)


store = Store()


def stop(number, frame):
    store.keep_features()
    sys.exit(0)


signal.signal(signal.SIGTERM, stop)


def on_new_rows(rows):
    store.features.update(rows)
    store.save_features()


def write_predictions():
    try:
        with open("predictions.pkl", "wb") as stream:
            pickle.dump(store.features, stream)
    except Exception as error:  # expect: MLA102 as info
        logger.info("not kept: %s", error)


atexit.register(write_predictions)
