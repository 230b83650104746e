# a form of: an insert that answers 0 where it failed, to callers who do not look
import logging

log = logging.getLogger(__name__)


class Store:
    def __init__(self, engine):
        self.engine = engine

    def insert_table(self, name, table):
        """1: it is in, 0: it is not."""
        try:
            with self.engine.begin() as connection:
                table.to_sql(name, connection)
        except Exception as error:  # expect: MLA102
            log.error("not in: %s", error)
            return 0
        else:
            return 1

    def insert_checked(self, name, table):
        try:
            table.to_sql(name, self.engine)
        except Exception as error:  # ok: its caller asks
            log.error("not in: %s", error)
            return 0
        return 1
