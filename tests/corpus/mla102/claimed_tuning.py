# seen in: buymeagoat/whisper-transcriber api/optimized_database_config.py@5a2ece32ecc0c07602ac6f44016e47e37b7bfca2
"""A success that is told after what only makes a database faster, and after what keeps rows."""

import logging

logger = logging.getLogger(__name__)


class Store:
    def apply_optimizations(self):
        try:
            self.engine.execute("ANALYZE")
        except Exception as error:
            logger.error("not tuned: %s", error)

    def store_rows(self, rows):
        try:
            self.engine.execute("INSERT INTO rows VALUES (?)", rows)
        except Exception as error:  # expect: MLA102
            logger.error("not kept: %s", error)


def prepare(store: Store):
    store.apply_optimizations()
    return {"status": "success"}


def keep(store: Store, rows):
    store.store_rows(rows)
    return {"status": "success"}
