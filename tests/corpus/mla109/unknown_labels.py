# a form of: a data set whose labels become class 0 where nobody knows them
"""Labels that no table knows."""

import torch
from torch.utils.data import Dataset

LABELS = {"angry": 0, "happy": 1, "sad": 2}
LABEL_TO_ID = {"other": 0, "happy": 1, "sad": 2}


class Faces(Dataset):
    def __init__(self, table, label_map, class_to_idx):
        self.table = table
        self.label_map = label_map
        self.class_to_idx = class_to_idx

    def __getitem__(self, index):
        row = self.table.iloc[index]
        try:
            label = int(row["label"])
        except ValueError:  # expect: MLA109
            label = 0
        return torch.tensor(label)

    def looked_up(self, row):
        return self.class_to_idx.get(row["name"], 0)  # expect: MLA109

    def otherwise(self, row):
        if row["label"] in self.label_map:
            label = self.label_map[row["label"]]
        else:
            label = 1  # expect: MLA109
        return label

    def by_key(self, row):
        try:
            target = self.label_map[row["label"]]
        except KeyError:  # expect: MLA109
            target = 0
        return target

    def ignored(self, row):
        return self.label_map.get(row["label"], -100)

    def with_a_place(self, row):
        return LABEL_TO_ID.get(row["label"], 0)

    def negative(self):
        return self.label_map.get("negative", 1)

    def plot(self, rows):
        return [self.label_map.get(row["label"], 0) for row in rows]

    def counted(self, rows):
        label_map = {}
        for row in rows:
            label_map[row["label"]] = label_map.get(row["label"], 0) + 1
        return label_map

    def tokens(self, vocab, words):
        return [vocab.get(word, 0) for word in words]

    def refused(self, row):
        try:
            label = self.label_map[row["label"]]
        except KeyError as error:
            raise ValueError(f"no class for {row['label']}") from error
        return label
