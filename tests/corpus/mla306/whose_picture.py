# a form of: a manifest that says whose each picture is, which the split does not heed
import csv

from PIL import Image
from torch.utils.data import Dataset, random_split


class Scans(Dataset):
    def __init__(self, folder):
        with open(f"{folder}/scans.csv", newline="") as file:
            self.rows = [(row["file"], row["finding"], row["patient_id"]) for row in csv.DictReader(file)]

    def __getitem__(self, index):
        return Image.open(self.rows[index][0]), self.rows[index][1]


def parts(folder):
    scans = Scans(folder)
    return random_split(scans, [0.8, 0.2])  # expect: MLA306
