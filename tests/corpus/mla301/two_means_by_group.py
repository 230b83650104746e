# seen in: 0GMEL/Kickstarter-Success-Prediction-MLOps-Pipeline notebooks/Variant2.ipynb
"""One table of means by group, of the label and of a feature: the one of the label counts, whichever comes first."""

import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

rows = pd.read_csv("projects.csv")
history = rows.groupby("creator").agg({"funded": ["count", "mean"], "goal": "mean"}).reset_index()  # expect: MLA301
history.columns = ["creator", "projects", "rate", "average_goal"]
rows = pd.merge(rows, history, on="creator", how="left")
X = rows.drop(columns=["funded"])
y = rows["funded"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = RandomForestClassifier(random_state=0).fit(X_train, y_train)
print(model.score(X_test, y_test))
