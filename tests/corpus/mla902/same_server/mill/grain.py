import os

DATABASE_URL = os.getenv("DATABASE_URL", "postgresql://mill@localhost:5432/mill")
CACHE_URL = os.getenv("CACHE_URL", "redis://cache:6379/1")  # expect: MLA902 as warning


def store():
    return DATABASE_URL, CACHE_URL
