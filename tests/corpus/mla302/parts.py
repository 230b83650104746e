"""Statistics of one part, used on the other."""

import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.impute import SimpleImputer


def fill(train: pd.DataFrame, valid: pd.DataFrame):
    imputer = SimpleImputer(strategy="median")
    train = imputer.fit_transform(train)
    valid = imputer.fit_transform(valid)  # expect: MLA302
    return train, valid


def words(train_texts, test_texts):
    vectoriser = TfidfVectorizer()
    return vectoriser.fit_transform(train_texts), vectoriser.transform(test_texts)
