import pandas as pd

table = pd.read_csv("data/named.csv", index_col=0)
print(table.iloc[:, 0].mean())
