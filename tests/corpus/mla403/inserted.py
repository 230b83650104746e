# a form of: rows of accounts with a password in clear, and those that bring one from elsewhere
import os
import sqlite3

import bcrypt
from fastapi import FastAPI

app = FastAPI()
ADD = "INSERT OR IGNORE INTO users(username, password, role) VALUES (?, ?, ?)"


def set_up(path):
    connection = sqlite3.connect(path)
    cursor = connection.cursor()
    cursor.execute(ADD, ("admin", "admin", "admin"))  # expect: MLA403 as error
    cursor.execute("CREATE TABLE IF NOT EXISTS rows(username TEXT, password TEXT)")
    cursor.execute("INSERT INTO rows(username, score) VALUES (?, ?)", ("admin", "high"))
    connection.commit()


def staff(cursor):
    people = [("ada", "orchard", "user"), ("ben", "orchard", "user")]  # expect: MLA403 as warning
    for person in people:
        cursor.execute(ADD, person)


def guests(cursor):
    for name, word in [("gil", "lemon-curd"), ("gia", "lemon-curd")]:  # expect: MLA403 as warning
        cursor.execute("insert into guests (name, pwd) values (%s, %s)", (name, word))


def many(cursor):
    cursor.executemany(
        ADD,
        [
            ("cal", "orchard", "user"),
            ("root", "orchard", "admin"),  # expect: MLA403 as error
        ],
    )


def in_text(cursor):
    cursor.execute("INSERT INTO users (username, password) VALUES ('dot', 'orchard')")  # expect: MLA403 as warning


def hashed(cursor):
    word = bcrypt.hashpw("admin123".encode("utf-8"), bcrypt.gensalt())  # expect: MLA403 as error
    cursor.execute(ADD, ("admin", word, "admin"))
    cursor.execute(ADD, ("eve", "$2b$12$abcdefghijklmnopqrstuuBpQ1", "user"))
    cursor.execute(ADD, ("fay", os.environ["FIRST_PASSWORD"], "user"))


def demo_people(cursor):
    cursor.execute(ADD, ("demo", "orchard", "user"))


def register(cursor, username, password):
    cursor.execute(ADD, (username, password, "user"))


@app.post("/predict")
def predict(rows: list[float]):
    set_up("users.db")
    staff(None), guests(None), many(None), in_text(None), hashed(None)
    return model.predict([rows])
