# seen in: lukasgro63/tinymlops-poc examples/scenario2_1_drift_performance/main_scenario2_1.py@ffe6cedaaa14fec2599622dcd6b998cca787559f
"""A loop before a camera, which looks into a model now and then."""

import logging

import numpy as np

log = logging.getLogger(__name__)
running = True


def watch(camera, classifier, names):
    global running
    count, answers = 0, []
    while running:
        frame = camera.frame()
        if count % 5 == 0:
            try:
                shares = classifier.predict_proba(np.array([frame]))
                log.info(f"shares = {shares[0]}")
            except Exception as error:  # ok: a look in between, of which nothing is kept
                log.error(f"no shares: {error}")
        try:
            kind = classifier.predict(np.array([frame]))[0]
            log.info(f"kind = {kind}")
        except Exception as error:  # expect: MLA102 as warning
            log.error(f"no kind: {error}")
        answers.append(kind)
        count += 1
    return answers
