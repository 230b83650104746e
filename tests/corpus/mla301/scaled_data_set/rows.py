# seen in: 27HarshalPatel/Multimodal-fraudlens src/data/dataset.py
import pandas as pd
from sklearn.preprocessing import LabelEncoder, StandardScaler
from torch.utils.data import Dataset


def engineer(table):
    features = table.drop(columns=["fraud"])
    scaler = StandardScaler()
    scaled = scaler.fit_transform(features)  # expect: MLA301
    return scaled, table["fraud"].values


class Transactions(Dataset):
    def __init__(self, path, image_model="siglip"):
        self.rows, self.labels = engineer(pd.read_csv(path))

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        return self.rows[i], self.labels[i]


class Parts(Dataset):
    def __init__(self, path, split="train", scaler=None):
        table = pd.read_csv(path)
        table = table[table["part"] == split]
        self.scaler = scaler or StandardScaler().fit(table[["amount"]])
        self.rows = self.scaler.fit_transform(table[["amount"]]) if split == "train" else self.scaler.transform(table)
        self.labels = LabelEncoder().fit_transform(table["fraud"])

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        return self.rows[i], self.labels[i]
