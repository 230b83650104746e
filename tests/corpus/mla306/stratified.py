# seen in: Wang-Jian-An/NCKUH-Pediatric-Nephrology 4-Train_Validation_Test_Split.py@57a49a18f76d19493c0bc63a47b75ebafbc72bc3
"""Sessions of dialysis, many of each patient."""

import pandas as pd
from sklearn.model_selection import train_test_split

KEY = "Patient"
sessions = pd.read_pickle("sessions.gzip")


def split(seed):
    train, test = train_test_split(sessions, random_state=seed, stratify=sessions[KEY])  # expect: MLA306
    train, valid = train_test_split(train, random_state=seed, stratify=train["IDH"])
    return train, valid, test


def recommend(ratings):
    return train_test_split(ratings, stratify=ratings["user_id"], random_state=0)


def who_is_it(scans):
    return train_test_split(scans["pixels"], scans["subject"], stratify=scans["subject"], random_state=0)
