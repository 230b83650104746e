"""Claims are read, held out and made even here."""

import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def plain():
    claims = pd.read_csv("claims.csv")
    return train_test_split(claims.drop(columns="fraud"), claims["fraud"], random_state=3)


def made_even():
    X_train, X_test, y_train, y_test = plain()
    scaler = StandardScaler().fit(X_train)
    rows, labels = SMOTE(random_state=3).fit_resample(scaler.transform(X_train), y_train)
    return rows, scaler.transform(X_test), labels, y_test
