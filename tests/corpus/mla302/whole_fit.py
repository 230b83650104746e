import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import GridSearchCV, train_test_split

rows = pd.read_csv("rows.csv")
X, y = rows[["a", "b"]], rows["label"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)

model = RandomForestClassifier(random_state=0).fit(X_train, y_train)
print(accuracy_score(y_test, model.predict(X_test)))  # ok: fitted on the training part

search = GridSearchCV(RandomForestClassifier(random_state=0), {"max_depth": [2, 3]})
search.fit(X, y)
print(search.score(X_test, y_test))  # expect: MLA302

model = RandomForestClassifier(random_state=0)
model.fit(X, y)
print(accuracy_score(y_test, model.predict(X_test)))  # expect: MLA302

final = RandomForestClassifier(random_state=0)
final.fit(X_train, y_train)
print(final.score(X_test, y_test))  # ok: judged first,
final.fit(X, y)  # and fitted on everything after that


def by_name(data):
    parts = {"train": train_test_split(data)[0], "test": train_test_split(data)[1]}
    model = RandomForestClassifier(random_state=0)
    model.fit(parts["train"]["X"], parts["train"]["y"])
    return model.score(parts["test"]["X"], parts["test"]["y"])  # ok: two parts in one record
