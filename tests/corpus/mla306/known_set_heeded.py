# a form of: a data set of many records a patient, split by patient
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split

records = pd.read_csv("ptbxl/ptbxl_database.csv", index_col="ecg_id")
patients = records["patient_id"].unique()
some, others = train_test_split(patients, test_size=0.15, random_state=8)
train = records[np.isin(records["patient_id"], some)]
test = records[np.isin(records["patient_id"], others)]
