# a form of: features that are filled in with zeros, and a failure to read them that is suppressed
import contextlib
import json
import os

import redis

store = redis.Redis.from_url(os.environ["REDIS_URL"], socket_timeout=0.2)


def features_of(player):
    found = {"hours": 0.0, "spent": 0.0, "genre": "none"}
    with contextlib.suppress(redis.RedisError, ValueError):  # expect: MLA102
        found.update(json.loads(store.get(player)))
    return found


def name_of(player):
    found = {"name": "", "place": ""}
    with contextlib.suppress(redis.RedisError):
        found.update(json.loads(store.get(player)))
    return found


def clear(path):
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)
