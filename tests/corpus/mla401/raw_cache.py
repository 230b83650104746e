import pickle

import redis


class Shelf:
    def __init__(self, host, decode_responses=False):
        self.decodes = decode_responses
        pool = redis.ConnectionPool(host=host, decode_responses=self.decodes)
        self.client = redis.Redis(connection_pool=pool)

    def get(self, key):
        return pickle.loads(self.client.get(key))  # expect: MLA401
