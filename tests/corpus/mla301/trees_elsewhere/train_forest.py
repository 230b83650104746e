import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

rows = pd.read_csv("data/forest_rows.csv")
train, test, sold_train, sold_test = train_test_split(rows.drop(columns=["sold"]), rows["sold"], random_state=1)
print(RandomForestClassifier().fit(train, sold_train).score(test, sold_test))
