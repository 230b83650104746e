# seen in: apiatx/caelyn-agent-backend backend/data/finnhub_provider.py@75ad9bfc7bda3deb9be9655ea6f2cc9c0cde67e3
"""One way to fail, in every function of a file: the first speaks for all."""

import logging

import psycopg2

log = logging.getLogger(__name__)


class Trades:
    def __init__(self):
        self.connection = psycopg2.connect("dbname=trades connect_timeout=5")

    def bought(self, symbol):
        try:
            cursor = self.connection.cursor()
            cursor.execute("select * from bought where symbol = %s", (symbol,))
            return cursor.fetchall()
        except Exception as error:  # expect: MLA109 as error
            log.error("bought: %s", error)
            return []

    def sold(self, symbol):
        try:
            cursor = self.connection.cursor()
            cursor.execute("select * from sold where symbol = %s", (symbol,))
            return cursor.fetchall()
        except Exception as error:  # expect: MLA109 as info
            log.error("sold: %s", error)
            return []

    def open(self, symbol):
        try:
            cursor = self.connection.cursor()
            cursor.execute("select * from orders where symbol = %s", (symbol,))
            return cursor.fetchall()
        except Exception as error:  # expect: MLA109 as info
            log.error("open: %s", error)
            return []

    def by(self, symbol):
        try:
            cursor = self.connection.cursor()
            cursor.execute("select * from traders where symbol = %s", (symbol,))
            return cursor.fetchall()
        except Exception as error:  # expect: MLA109 as info
            log.error("by: %s", error)
            return []
