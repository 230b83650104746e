import os

from shop.returns import HOST

PORT = int(os.environ.get("DB_PORT", 5432))
BATCH = os.getenv("BATCH")


def stock():
    reader = os.getenv("DB_SENDER", "stock@shop.dev"), os.getenv("DB_SENDER", "all@shop.dev")
    return os.getenv("DB_HOST", "localhost"), HOST, PORT, reader  # expect: MLA902
