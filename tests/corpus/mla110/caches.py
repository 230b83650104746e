import redis


def is_cached(key):
    try:
        if store.exists(key):
            return True
        return False
    except Exception:
        return False


def is_connected(store):
    try:
        store.ping()
        return True
    except redis.RedisError:
        return False


def title(text):
    try:
        return text.title()
    except Exception:
        return text
