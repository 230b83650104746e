# seen in: Yunpei24/fraud-detection-ml api/src/services/user_database_service.py@575593339819b35c9c593a6cd497a11ac3cc3ecc
"""An outage that looks like nobody."""

import logging

import psycopg2
from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)


def user(connection, name):
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM users WHERE name = %s", (name,))
            row = cursor.fetchone()
            if row:
                return dict(row)
            return None
    except Exception as error:  # expect: MLA102
        logger.error("no user %s: %s", name, error)
        return None


def added(connection, name):
    try:
        connection.cursor().execute("INSERT INTO users VALUES (%s)", (name,))
        return name
    except psycopg2.IntegrityError:
        return None  # it was there before


def comment(connection, table):
    try:
        row = connection.cursor().execute("SELECT comment FROM tables WHERE name = %s", (table,)).fetchone()
        return row[0] if row else None
    except Exception:
        return None  # a comment may be missing


@app.get("/user")
def show(name: str):
    return [user(connection, name), added(connection, name), comment(connection, name)]


def validate_access(client):
    try:
        client.invoke_model(modelId="small", body="{}")
        return True
    except Exception:
        return False
