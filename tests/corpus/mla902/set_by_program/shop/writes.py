import os

TABLE = os.getenv("SHOP_TABLE", "order")  # expect: MLA902 as info


def write(row):
    return [TABLE, row]
