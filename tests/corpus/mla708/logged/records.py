import logging


def record(score):
    logging.getLogger(__name__).info("scored", extra={"model_version": VERSION, "score": score})
    return score
