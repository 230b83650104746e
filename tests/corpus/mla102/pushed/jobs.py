"""Functions in a table, whose answers a loop takes, and one that is only called."""


def store_news(row):
    try:
        database.insert_one(row)
        return True
    except Exception:
        return False


def store_rates(row):
    try:
        database.insert_one(row)
        return True
    except Exception:  # expect: MLA102
        return False


def every(row):
    return all(step(row) for step in (store_news, check_rates))


def one(row):
    store_news(row)
    store_rates(row)
