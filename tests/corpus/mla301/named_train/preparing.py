# seen in: rRexhepi/end-to-end-ml-pipeline src/preprocessing.py@ee00cb14b075f139b54a1187b390cf82be9d3b2c
from sklearn.preprocessing import StandardScaler


def prepare(df):
    scaler = StandardScaler()
    df[["age", "fare"]] = scaler.fit_transform(df[["age", "fare"]])  # expect: MLA301
    return df[["age", "fare"]]


def cut(df):
    return df[["age", "fare"]].clip(0, 500)
