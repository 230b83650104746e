# a form of: a function that a timer calls, and its steps
import logging

import pandas as pd

logger = logging.getLogger(__name__)


class Watch:
    def __init__(self):
        self.__logger = logger

    def lambda_handler(self, event, context):
        try:
            reference = pd.read_parquet("/tmp/reference.parquet")
        except (TypeError, FileNotFoundError) as error:  # expect: MLA102
            self.__logger.error("no reference rows", exc_info=error)
            return
        report(reference)


def handler(event, context):
    try:
        rows = pd.read_parquet("/tmp/rows.parquet")
    except FileNotFoundError:
        logger.error("no rows")
        return {"statusCode": 404}
    report(rows)
    return {"statusCode": 200}
