import sqlite3

ADD = "INSERT OR IGNORE INTO players (id, username, password) VALUES (?, ?, ?)"


def fill(cursor):
    players = [(1, "Doc", "clock-tower-88"), (2, "Biff", "almanac-55")]  # expect: MLA403 as warning
    cursor.executemany(ADD, players)
