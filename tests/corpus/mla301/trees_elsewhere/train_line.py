import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

rows = pd.read_csv("data/line_rows.csv")
train, test, sold_train, sold_test = train_test_split(rows.drop(columns=["sold"]), rows["sold"], random_state=1)
print(LogisticRegression().fit(train, sold_train).score(test, sold_test))
