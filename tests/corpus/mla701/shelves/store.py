# seen in: microsoft/graphrag packages/graphrag-storage/graphrag_storage/tables/parquet_table.py@6dad6d2b059589624035714d8dcfde94ecc0a5fb
from io import BytesIO

import pandas as pd


async def table(shelf, key):
    return pd.read_parquet(BytesIO(await shelf.get(key)))


async def table_of_file(folder, key):
    return pd.read_parquet(f"{folder}/{key}.parquet")  # expect: MLA701 as warning
