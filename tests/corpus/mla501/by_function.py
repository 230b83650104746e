# a form of: a script in functions, each of which draws; PacktPublishing/Machine-Learning-Model-Serving-Patterns-and-Best-Practices Chapter 5/keyed_pred_example.py
import joblib
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split


def divide(table):
    return train_test_split(table.drop(columns=["late"]), table["late"], test_size=0.25)  # expect: MLA501


def parcels(table):
    table["zone"] = KMeans(n_clusters=12, random_state=5).fit_predict(table[["lat", "lon"]])
    return table


def learn(features, labels):
    model = RandomForestClassifier(n_estimators=150)  # expect: MLA501
    model.fit(features, labels)
    joblib.dump(model, "late.joblib")
    return model


def line(features, labels):
    model = LinearRegression()
    model.fit(features, labels)
    return model


def predict_all(model, table):
    table = table.sample(frac=1)
    return pd.Series(model.predict(table), index=table.index)


if __name__ == "__main__":
    train, test, train_labels, test_labels = divide(parcels(pd.read_csv("parcels.csv")))
    print(predict_all(learn(train, train_labels), test), line(train, train_labels))
