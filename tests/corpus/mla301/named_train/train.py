import pandas as pd
from preparing import cut, prepare
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split


def train():
    train_data = pd.read_csv("train.csv")  # a file of that name, all of it
    X = prepare(train_data)
    X_train, X_val, y_train, y_val = train_test_split(X, train_data["survived"], random_state=0)
    model = LogisticRegression().fit(X_train, y_train)
    print(model.score(X_val, y_val))


def train_on_parts():
    train_data = pd.read_csv("train.csv")
    X = cut(train_data)
    X_train, X_val, y_train, y_val = train_test_split(X, train_data["survived"], random_state=0)
    print(LogisticRegression().fit(X_train, y_train).score(X_val, y_val))
