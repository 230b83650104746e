import os

DATABASE_URL = os.getenv("DATABASE_URL", "postgresql://mill@db:5432/mill")  # expect: MLA902 as info


def store():
    return DATABASE_URL
