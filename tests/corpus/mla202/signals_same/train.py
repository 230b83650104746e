# a form of: filters whose coefficients come from a rate that the header of a record says, and a spread without zeros
import joblib
import numpy as np
import wfdb
from scipy.signal import butter, filtfilt, resample
from sklearn.ensemble import RandomForestClassifier

LENGTH = 1000


def prepare(raw, rate):
    b, a = butter(3, [0.5 / (rate / 2), min(40 / (rate / 2), 0.99)], btype="band")
    lead = filtfilt(b, a, raw)
    if len(lead) != LENGTH:
        lead = resample(lead, LENGTH)
    return lead


if __name__ == "__main__":
    rows = []
    for name in open("RECORDS").read().split():
        samples, header = wfdb.rdsamp(name)
        rows.append(prepare(samples[:, 0], header["fs"]))
    rows = np.stack(rows)
    mean, std = rows.mean(axis=0), rows.std(axis=0)
    rows = (rows - mean) / std
    forest = RandomForestClassifier().fit(rows, np.load("labels.npy"))
    joblib.dump({"forest": forest, "mean": mean, "std": std}, "beats.joblib")
