# a form of: one function that fits where it is told to, by `is True`, and only transforms where it is told not to
import numpy as np
from sklearn.preprocessing import OneHotEncoder


def prepared(rows, words, training=True, encoder=None):
    if training is True:
        encoder = OneHotEncoder(handle_unknown="ignore", sparse_output=False)
        spread = encoder.fit_transform(rows[words].values)
    else:
        spread = encoder.transform(rows[words].values)
    return np.concatenate([rows.drop(columns=words).values, spread], axis=1), encoder
