# seen in: Kazi-Mahmudul/product-recommender-ai app/services/redis_cache.py@bf5cc3fb5c77716d41f315bfc41298e44bbe6283
"""A decorator that decorates nothing, and one that does."""

import redis

store = redis.Redis()


def keeps_for_nobody(prefix):
    def decorator(function):
        async def wrapper(*args):
            found = store.get(prefix)
            return found or await function(*args)

        return wrapper

    return decorator


def keeps(prefix):
    def decorator(function):
        async def wrapper(*args):
            found = store.get(prefix)  # expect: MLA701
            return found or await function(*args)

        return wrapper

    return decorator
