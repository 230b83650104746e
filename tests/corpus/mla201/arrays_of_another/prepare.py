# seen in: Msp-123/insurance-fraud-detection-ml-api src/preprocessing.py (the sound form)
import joblib
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def prepare():
    claims = pd.read_csv("claims.csv")
    train, test = train_test_split(claims, random_state=1)
    scale = StandardScaler()
    made = {"train": scale.fit_transform(train[["sum", "age"]]), "test": scale.transform(test[["sum", "age"]])}
    joblib.dump(made, "work/claims.pkl")
    joblib.dump(scale, "models/scale.pkl")


if __name__ == "__main__":
    prepare()
