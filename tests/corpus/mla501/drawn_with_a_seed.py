# a form of: rows that a database draws with a seed
import pandas as pd


def repeatable(connection, seed):
    query = f"SELECT * FROM trips TABLESAMPLE SYSTEM (2) REPEATABLE ({seed})"
    return pd.read_sql(query, connection)


def also(connection):
    return pd.read_sql("SELECT * FROM trips ORDER BY RANDOM() LIMIT 500", connection)  # ok: where seeds are known
