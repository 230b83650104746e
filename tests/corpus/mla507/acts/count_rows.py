# a form of: the same with the rows that the project learns from
import pandas as pd

ROWS = r"C:\Users\dana\Downloads\shop\rows.csv"  # expect: MLA507 as warning

print(len(pd.read_csv(ROWS)))
