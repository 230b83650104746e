# seen in: xmoure/master-data-science-projects MACHINE_LEARNING_PROJECT/ML_PROJECT/notebooks/11_decisionTree_randomForst_classification.ipynb
"""A table gets its label only after the features were taken out of it, or before."""

import pandas as pd
from sklearn.model_selection import cross_val_score
from sklearn.tree import DecisionTreeClassifier


def bands_made_after():
    songs = pd.read_csv("songs.csv")
    X = songs.drop(["plays"], axis=1)
    songs["band"] = pd.cut(songs["plays"], bins=[0, 1e6, 1e8, 1e10], labels=[0, 1, 2])
    return cross_val_score(DecisionTreeClassifier(random_state=0), X, songs["band"])


def bands_made_before():
    songs = pd.read_csv("songs.csv")
    songs["band"] = pd.cut(songs["plays"], bins=[0, 1e6, 1e8, 1e10], labels=[0, 1, 2])
    X = songs.drop(["plays"], axis=1)  # expect: MLA304
    return cross_val_score(DecisionTreeClassifier(random_state=0), X, songs["band"])


def label_written_anew():
    songs = pd.read_csv("songs.csv")
    X = songs.drop(columns=["artist"])  # expect: MLA304
    songs["hit"] = songs["hit"].map({"yes": 1, "no": 0})
    return cross_val_score(DecisionTreeClassifier(random_state=0), X, songs["hit"])
