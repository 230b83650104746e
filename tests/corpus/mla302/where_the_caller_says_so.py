# seen in: takenking9879/Kubernetes-MLOPS-platform preprocess.py@87c26c267d2262ab609461c7ec0193d7c74eab09 (the sound form)
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder, StandardScaler


def prepared(rows, encoders=None, scaler=None):
    fits = encoders is None
    encoders = {} if fits else encoders
    for column in ["lamp", "coast"]:
        if fits:
            encoder = LabelEncoder()
            rows[column] = encoder.fit_transform(rows[column])
            encoders[column] = encoder
        else:
            rows[column] = encoders[column].transform(rows[column])
    if not isinstance(scaler, StandardScaler):
        scaler = StandardScaler()
        scaler.fit(rows)
    return scaler.transform(rows), encoders, scaler


def scaled(rows):
    if len(rows):
        return StandardScaler().fit_transform(rows)  # expect: MLA302
    return rows


lamps = pd.read_csv("lamps.csv")
train, test = train_test_split(lamps, random_state=1)
rows, encoders, scaler = prepared(train)
model = LogisticRegression().fit(rows, train["lit"])
X_test, _, _ = prepared(test, encoders, scaler)
print(model.score(X_test, test["lit"]))
X_train, X_test = train_test_split(lamps[["height", "range"]], random_state=1)
LogisticRegression().fit(scaled(X_train), X_train["height"] > 20).score(scaled(X_test), X_test["height"] > 20)
