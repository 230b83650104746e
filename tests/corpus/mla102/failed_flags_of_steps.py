# seen in: dakshvanshaj/flights-price-prediction-mlops src/pipelines/gold_pipeline.py@dd2d878d95f4f0facfc0dad94bf6c044702fbed7
"""Steps that say that they have failed, to a program that only logs it."""

import logging
import sys

from jobs import features_of, retrain_model, send_mail

log = logging.getLogger(__name__)


def main():
    trained, scaler = features_of("train")
    if not trained:
        log.critical("the training rows failed")
        sys.exit(1)
    for part in ("validation", "test"):
        success, _ = features_of(part, scaler)
        if not success:  # expect: MLA102
            log.error("%s failed", part)
    log.info("all done")
    sys.exit(0)


def retrain():
    success = retrain_model()
    if not success:
        log.error("the training failed")
    sent = send_mail()
    if not sent:
        log.error("the mail failed")
    sys.exit(0 if success else 1)


def told():
    ok = retrain_model()
    if not ok:
        log.error("the training failed")
    return ok


if __name__ == "__main__":
    main()
