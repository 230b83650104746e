import pandas as pd
from cleaning import Cleaning, Divide, Fill, FillZero, Scale


def clean(df: pd.DataFrame):
    cleaning = Cleaning(df, Fill())
    filled = cleaning.apply()
    divide = Divide()
    cleaning = Cleaning(filled, divide)
    X_train, X_test, y_train, y_test = cleaning.apply()
    return X_train, X_test, y_train, y_test


def clean_with_constants(df: pd.DataFrame):
    filled = Cleaning(df, FillZero()).apply()
    X_train, X_test, y_train, y_test = Cleaning(filled, Divide()).apply()
    return X_train, X_test, y_train, y_test


def all_rows(df: pd.DataFrame):
    return Cleaning(df, Scale()).apply()
