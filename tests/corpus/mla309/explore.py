"""Nothing is trained here."""

import pandas as pd

df = pd.read_csv("table.csv")
df = df.dropna()
df.plot()
when = pd.to_datetime(df["when"], errors="coerce")  # expect: MLA309
