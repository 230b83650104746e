import os

TABLE = os.getenv("SHOP_TABLE", "orders")
BUCKET = os.getenv("SHOP_BUCKET", "left")  # expect: MLA902 as warning


def rows(start):
    return [TABLE, BUCKET, start]
