# seen in: Kaneki016/credit-risk-app backend/services/database_retraining.py@1ab93aa65e8f299886df4e70b482269a1537cb68
import pandas as pd
from sklearn.linear_model import LogisticRegression


def encoded(loans, wordy_columns):
    for column in wordy_columns:
        flags = pd.get_dummies(loans[column].fillna("NONE"), prefix=column)
        loans = pd.concat([loans, flags], axis=1).drop(columns=[column])
    return loans


def side_by_side(monthly):
    wide = pd.DataFrame()
    for month in monthly:
        wide = pd.concat([wide, month], axis=1)  # expect: MLA908
    return wide


def under_each_other(loans, wordy_columns):
    long = pd.DataFrame()
    for column in wordy_columns:
        long = pd.concat([long, loans[[column]]])  # expect: MLA908
    return long


def train(loans, monthly):
    wide = side_by_side(monthly)
    long = under_each_other(loans, ["grade"])
    return LogisticRegression().fit(encoded(loans, ["purpose"]).join(wide), long["grade"])


if __name__ == "__main__":
    train(pd.DataFrame(), [])
