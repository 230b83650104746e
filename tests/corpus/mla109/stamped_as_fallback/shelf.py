# a form of: what is shown where the real answer cannot be had, and a search of its own
import logging

import psycopg2

logger = logging.getLogger(__name__)


class Shelf:
    def __init__(self, dsn):
        self.db = psycopg2.connect(dsn)

    def best_sellers(self, most):
        try:
            cursor = self.db.cursor()
            cursor.execute("SELECT sku FROM sales ORDER BY sold DESC LIMIT %s", (most,))
            return [sku for (sku,) in cursor.fetchall()]
        except Exception as error:  # expect: MLA109 as info
            logger.error("no best sellers: %s", error)
            return []

    def search(self, words):
        try:
            cursor = self.db.cursor()
            cursor.execute("SELECT sku FROM books WHERE title ILIKE %s", (words,))
            return [sku for (sku,) in cursor.fetchall()]
        except Exception as error:  # expect: MLA109 as error
            logger.error("no search: %s", error)
            return []

    def newest(self, most):
        try:
            cursor = self.db.cursor()
            cursor.execute("SELECT sku FROM books ORDER BY added DESC LIMIT %s", (most,))
            return [sku for (sku,) in cursor.fetchall()]
        except Exception as error:  # expect: MLA109 as error
            logger.error("nothing new: %s", error)
            return []

    def like(self, sku):
        try:
            cursor = self.db.cursor()
            cursor.execute("SELECT other FROM bought WHERE sku = %s", (sku,))
            return [other for (other,) in cursor.fetchall()]
        except Exception as error:  # expect: MLA109 as error
            logger.error("nothing like it: %s", error)
            return []
