# a form of: rows that could not be written count as 0, and the caller adds up
import logging

log = logging.getLogger(__name__)


class Rows:
    def insert_rows(self, rows):
        try:
            self.connection.executemany("insert into rows values (?)", rows)
            return len(rows)
        except Exception as error:  # expect: MLA102
            log.error("not inserted: %s", error)
            return 0

    def insert_or_none(self, rows):
        try:
            self.connection.executemany("insert into rows values (?)", rows)
            return len(rows)
        except Exception as error:  # ok: its caller looks
            log.error("not inserted: %s", error)
            return 0

    def load(self, batches):
        total = 0
        for rows in batches:
            done = self.insert_rows(rows)
            total += done
            log.info("%d so far", total)
        return total

    def load_checked(self, batches):
        total = 0
        for rows in batches:
            done = self.insert_or_none(rows)
            if done < len(rows):
                raise RuntimeError("rows are missing")
            total += done
        return total
