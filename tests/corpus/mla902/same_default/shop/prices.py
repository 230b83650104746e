import os

CACHE = os.getenv("REDIS_URL", "redis://localhost/0")
EVENTS = os.getenv("EVENTS_URL", "redis://localhost")
