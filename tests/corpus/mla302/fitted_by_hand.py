# seen in: SleeplessChallenger/Tokyo_Real_Estate_WebApp ML_models/real_estate_regression.ipynb (weights of the test rows)
import numpy as np


def train_linear(x, y, ridge=0.0):
    x = np.column_stack([np.ones(len(x)), x])
    weights = np.linalg.inv(x.T.dot(x) + ridge * np.eye(x.shape[1])).dot(x.T).dot(y)
    return weights[0], weights[1:]


def rmse(y, guessed):
    return np.sqrt(((y - guessed) ** 2).mean())


def report(x_train, y_train, x_val, y_val, x_test, y_test):
    bias, weights = train_linear(x_train, y_train)
    print("train", rmse(y_train, bias + x_train.dot(weights)))
    print("validation", rmse(y_val, bias + x_val.dot(weights)))  # ok: weights of the training rows
    bias, weights = train_linear(x_test, y_test, ridge=0.01)  # expect: MLA302
    guessed = bias + x_test.dot(weights)
    print("test", rmse(y_test, guessed))
    own_bias, own = train_linear(x_val, y_val)  # ok: nothing is judged by these
    bias, weights = train_linear(x_train, y_train)
    return rmse(y_val, bias + x_val.dot(weights)), own_bias, own
