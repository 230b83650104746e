# seen in: blacki0214/Credit-Scoring credit-scoring-api/pipeline/retrain_job.py@d400129a8abb42a0cdc665afc66be5badafda9a2
"""A model that takes the place of another one, of which a copy was to be kept."""

import logging
import shutil

from google.cloud.exceptions import NotFound

log = logging.getLogger(__name__)


def promote(bucket, stamp):
    try:
        current = bucket.blob("models/production/model.pkl")
        bucket.copy_blob(current, bucket, f"models/archive/{stamp}.pkl")
    except Exception as error:  # expect: MLA102
        log.info("nothing to archive: %s", error)
    bucket.copy_blob(bucket.blob(f"models/staging/{stamp}.pkl"), bucket, "models/production/model.pkl")


def swap(new, live):
    try:
        shutil.copy(live, f"{live}.backup")
    except Exception as error:  # expect: MLA102
        print("no backup:", error)
    shutil.move(new, live)


def promote_first(bucket, stamp):
    try:
        current = bucket.blob("models/production/model.pkl")
        bucket.copy_blob(current, bucket, f"models/archive/{stamp}.pkl")
    except NotFound:
        log.info("the first model")
    bucket.copy_blob(bucket.blob(f"models/staging/{stamp}.pkl"), bucket, "models/production/model.pkl")


def swap_safely(new, live):
    try:
        shutil.copy(live, f"{live}.backup")
    except Exception as error:
        raise RuntimeError("no backup, no swap") from error
    shutil.move(new, live)
