# seen in: 099Misbah/shipment-delay-prediction modeling/evaluate.py
import joblib
import pandas as pd
from sklearn.metrics import classification_report


def main():
    rows = pd.read_parquet("data/shipments.parquet")
    model = joblib.load("model.pkl")
    said = model.predict(rows.drop(columns=["late"]))
    print(classification_report(rows["late"], said))  # expect: MLA308


main()
