# seen in: Kaneki016/credit-risk-app scripts/import_and_retrain.py@1ab93aa65e8f299886df4e70b482269a1537cb68
"""A program that learns that the training failed, and ends as if it had not."""

import logging
import sys

from jobs import prepare, retrain_model

log = logging.getLogger(__name__)


def main():
    db = open_store()
    try:
        if "--skip" not in sys.argv:
            result = retrain_model(db)
            if result:  # expect: MLA102
                log.info("a new model is there")
            else:
                log.warning("the import worked, but the training failed")
                log.info("try again later")
        else:
            log.info("no training")
    finally:
        db.close()


if __name__ == "__main__":
    main()
