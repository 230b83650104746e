# a form of: statistics of training and test rows together
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression


def scaled(train, test):
    both = pd.concat([train, test], ignore_index=True)
    mean = both["age"].mean()  # expect: MLA302
    deviation = both["age"].std()
    train["age"] = (train["age"] - mean) / deviation
    test["age"] = (test["age"] - mean) / deviation
    return train, test


def filled(train_df, test_df):
    parts = [train_df, test_df]
    both = pd.concat(parts)
    train_df["age"] = train_df["age"].fillna(both["age"].median())  # expect: MLA302
    test_df["age"] = test_df["age"].fillna(both["age"].median())
    return train_df, test_df


def of_arrays(X_train, X_test, y_train):
    both = np.concatenate([X_train, X_test])
    low, high = np.min(both, axis=0), np.max(both, axis=0)  # expect: MLA302
    model = LogisticRegression().fit((X_train - low) / (high - low), y_train)
    return model.predict((X_test - low) / (high - low))


class Scale:
    def __init__(self, train, test):
        rows = pd.concat([train, test], axis=0)
        self.mean = {}
        for column in ("age", "income"):
            self.mean[column] = rows[column].mean()  # expect: MLA302


def told(train, test):
    both = pd.concat([train, test])
    print("mean age of all", both["age"].mean())
    return both


def of_training(train, test):
    mean = train["age"].mean()
    both = pd.concat([train, test])
    both["age"] = both["age"] - mean
    return both


def final_fit(X_train, X_val, X_test):
    rest = pd.concat([X_train, X_val])
    mean = rest.mean()  # the test rows had no part in it
    return X_train - mean, X_test - mean


def beside(train, test):
    both = pd.concat([train, test], axis=1)
    return train - both.mean()
