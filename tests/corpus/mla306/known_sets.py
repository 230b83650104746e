# seen in: SayeedBaig/heart-disease-prediction ecg_module/models/ecg_model.py
import numpy as np
import pandas as pd
import wfdb
from sklearn.model_selection import train_test_split

records = pd.read_csv("ptbxl/ptbxl_database.csv", index_col="ecg_id")
signals = np.stack([wfdb.rdsamp("ptbxl/" + name)[0] for name in records["filename_lr"]])
kinds = records["kind"].to_numpy()

X_rest, X_test, y_rest, y_test = train_test_split(signals, kinds, test_size=0.15, random_state=8)  # expect: MLA306
X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, test_size=0.2, random_state=8)
