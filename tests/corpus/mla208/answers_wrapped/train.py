import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.preprocessing import OrdinalEncoder


def train(target_column="class"):
    rows = pd.read_csv("mushrooms.csv")
    encoder = OrdinalEncoder()
    classes = encoder.fit_transform(pd.DataFrame(rows[target_column]))
    table = np.c_[rows[["cap", "stalk"]].to_numpy(), classes]
    model = RandomForestClassifier(random_state=0).fit(table[:, :-1], table[:, -1])
    joblib.dump(model, "mushrooms.joblib")


def train_on_codes():
    rows = pd.read_csv("stalks.csv")
    encoder = OrdinalEncoder()
    codes = encoder.fit_transform(pd.DataFrame(rows["stalk"]))
    model = RandomForestClassifier(random_state=0).fit(codes, rows["class"])
    joblib.dump(model, "stalks.joblib")  # expect: MLA208


train()
train_on_codes()
