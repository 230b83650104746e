# seen in: lukasgro63/tinymlops-poc examples/scenario2_1_drift_performance/main_scenario2_1.py@ffe6cedaaa14fec2599622dcd6b998cca787559f
"""A program that looks at what a camera sees until it is stopped, and learns from drawn numbers to begin with."""

import logging

import numpy as np

log = logging.getLogger(__name__)
running = True


def main(camera, classifier, names):
    try:
        first = np.random.randn(len(names), 16)
        classifier.fit(first, names)
        while running:
            log.info(classifier.learn_from(camera.frame()))
    except KeyboardInterrupt:  # ok: whoever stops it knows
        log.info("stopped")
    except Exception as error:  # ok: a loop that ends where it is stopped, and no run for a model
        log.error(f"loop: {error}")


if __name__ == "__main__":
    main(None, None, [])
