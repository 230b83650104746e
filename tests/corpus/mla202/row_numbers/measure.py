import pandas as pd

table = pd.read_csv("data/held.csv")
print(table.iloc[:, 0].mean())
