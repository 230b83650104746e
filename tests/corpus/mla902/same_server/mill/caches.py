import os

CACHE_URL = os.getenv("CACHE_URL", "redis://localhost:6379/2")
