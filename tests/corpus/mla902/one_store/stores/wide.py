# seen in: openai/chatgpt-retrieval-plugin datastore/providers/postgres_datastore.py@b28ddce58474441da332d4e15c6dd60ddaa953ab (the sound form)
import os

import psycopg2

DB_USER = os.environ.get("DB_USER", "wide")


class Wide:
    def find(self, words):
        with psycopg2.connect(user=DB_USER, connect_timeout=3) as held, held.cursor() as cursor:
            cursor.execute("select name from pages where words = %s", (words,))
            return cursor.fetchall()
