# seen in: DuqueOM/ML-MLOps-Portfolio CarVision-Market-Intelligence/src/carvision/evaluation.py@6828c0d4e8254f0609f3bf4902a22abffcc94adf (the sound form)
import joblib
import pandas as pd
from sklearn.dummy import DummyRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split


def parts(rows):
    x_rest, x_test, y_rest, y_test = train_test_split(rows.drop(columns="price"), rows["price"], random_state=0)
    x_train, x_val, y_train, y_val = train_test_split(x_rest, y_rest, random_state=0)
    return x_train, x_val, x_test, y_train, y_val, y_test


def evaluate(path):
    x_train, x_val, x_test, y_train, y_val, y_test = parts(pd.read_csv(path))
    dummy = DummyRegressor(strategy="median")
    dummy.fit(pd.concat([x_train, x_val]), pd.concat([y_train, y_val]))
    ours = r2_score(y_test, joblib.load("model.joblib").predict(x_test))
    return ours, r2_score(y_test, dummy.predict(x_test))  # ok: the test rows are in neither part


def careless(path):
    x_train, x_val, x_test, y_train, y_val, y_test = parts(pd.read_csv(path))
    dummy = DummyRegressor(strategy="median")
    dummy.fit(pd.concat([x_train, x_test]), pd.concat([y_train, y_test]))
    return r2_score(y_test, dummy.predict(x_test))  # expect: MLA302
