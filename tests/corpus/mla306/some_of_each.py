# seen in: n2ak/movie-recommender backend/training/train_utils.py@638567b4227fb418eb9b33bf15e4d822f242b9e4
"""A recommender holds back some of what each user rated: the same users are asked about later."""

import pandas as pd
from sklearn.model_selection import train_test_split


def held_back(ratings: pd.DataFrame):
    kept, held = [], []
    for _, own in ratings.groupby("user_id"):
        if len(own) < 2:
            kept.append(own)
            continue
        first, last = train_test_split(own, train_size=0.8, random_state=1)
        kept.append(first)
        held.append(last)
    return pd.concat(kept), pd.concat(held)


def mixed(ratings: pd.DataFrame):
    for _, own in ratings.groupby("user_id"):
        print(own.rating.mean())
    ratings["usual"] = ratings.groupby("user_id")["rating"].transform("mean")
    return train_test_split(ratings, random_state=1)  # expect: MLA306
