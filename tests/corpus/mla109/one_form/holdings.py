"""Two functions that fail alike are told one by one."""

import logging

import psycopg2

log = logging.getLogger(__name__)


class Holdings:
    def __init__(self):
        self.connection = psycopg2.connect("dbname=holdings connect_timeout=5")

    def held(self, symbol):
        try:
            cursor = self.connection.cursor()
            cursor.execute("select * from held where symbol = %s", (symbol,))
            return cursor.fetchall()
        except Exception as error:  # expect: MLA109 as error
            log.error("held: %s", error)
            return []

    def lent(self, symbol):
        try:
            cursor = self.connection.cursor()
            cursor.execute("select * from lent where symbol = %s", (symbol,))
            return cursor.fetchall()
        except Exception as error:  # expect: MLA109 as error
            log.error("lent: %s", error)
            return []
