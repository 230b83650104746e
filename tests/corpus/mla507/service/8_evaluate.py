"""The eighth step."""

import pandas as pd

print(pd.read_csv("/home/mara/hearing/rows.csv").describe())  # expect: MLA507 as warning
