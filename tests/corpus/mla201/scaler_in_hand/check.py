from pathlib import Path

import joblib
import pandas as pd
from sklearn.preprocessing import StandardScaler

from learning import Learner, save


def main():
    df = pd.read_csv("flowers.csv")
    scaler = StandardScaler()
    ready = scaler.fit_transform(df[["width", "height"]])
    model = Learner().learn(ready, df["kind"])
    place = Path("artifacts") / "flowers.joblib"
    save(model, place)
    return joblib.load(place)["model"].predict(scaler.transform(df[["width", "height"]]))


main()
