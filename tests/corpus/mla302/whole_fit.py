import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import Pipeline

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


def refitted(table, labels, X_holdout, y_holdout):
    X_train, X_test, y_train, y_test = train_test_split(table, labels, random_state=0)
    known, names = pd.concat([X_train, X_test]), pd.concat([y_train, y_test])
    last = Pipeline([("words", TfidfVectorizer()), ("model", LogisticRegression())])
    last.fit(known, names)  # ok: what ships is fitted on everything, and judged on other rows
    print(last.score(X_holdout, y_holdout))
    words = TfidfVectorizer()
    words.fit(known)  # expect: MLA302
    again = Pipeline([("words", TfidfVectorizer()), ("model", LogisticRegression())])
    again.fit(known, names)
    return words, again.score(X_test, y_test)  # expect: MLA302
