# seen in: RitAreaSciencePark/sem-image-classifier-api src/redis_queue.py@c72eae8d02209d3aca8a4b851f2a6a49856d97e8
"""Work that waits in Redis: in a list of any length, and in one that is asked for its length first."""

import uuid

import redis


class Waiting:
    def __init__(self):
        self.redis = redis.Redis(socket_timeout=2)
        self.open = "plates:open"

    def add(self, plate):
        number = str(uuid.uuid4())
        self.redis.hset(f"plate:{number}", mapping={"plate": plate})
        self.redis.rpush(self.open, number)  # expect: MLA704 info
        return number

    def told(self):
        return {"waiting": self.redis.llen(self.open)}


class ShortWaiting:
    def __init__(self):
        self.redis = redis.Redis(socket_timeout=2)
        self.asked = "plates:asked"
        self.late = "plates:late"

    def add_asked(self, plate):
        if self.redis.llen(self.asked) > 500:
            raise OverflowError("come back later")
        self.redis.rpush(self.asked, plate)

    def add_late(self, plate):
        self.redis.lpush(self.late, plate)
        self.redis.ltrim(self.late, 0, 99)

    def answer(self, number, text):
        self.redis.rpush(f"answers:{number}", text)
