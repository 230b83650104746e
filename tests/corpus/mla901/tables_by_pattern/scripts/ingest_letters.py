import pandas as pd

parts = pd.read_parquet("letter_parts_long.parquet")
store.upsert(parts.to_dict("records"))
