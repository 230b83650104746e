import pandas as pd

COLUMNS = pd.read_csv("data/bird_columns.csv")
