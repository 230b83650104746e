# a form of: a converted model that is tried from memory, and an estimator beside a network that is called
import joblib
import numpy as np
import onnxruntime as ort
import pandas as pd
from skl2onnx import convert_sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler


def main():
    calls = pd.read_csv("calls.csv")
    rows = StandardScaler().fit_transform(calls[["minutes", "complaints"]])
    model = LogisticRegression().fit(rows, calls["left"])
    converted = convert_sklearn(model, initial_types=[])
    session = ort.InferenceSession(converted.SerializeToString())
    session.run(None, {"rows": rows.astype(np.float32)})
    joblib.dump(model, "models/calls.joblib")


if __name__ == "__main__":
    main()
