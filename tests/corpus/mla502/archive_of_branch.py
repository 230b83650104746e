# seen in: TanmayBansa1/CNN-Audio-Classifier train.py (the data set is the archive of a branch)
import subprocess

import pandas as pd

README = "https://raw.githubusercontent.com/someone/sounds/main/README.md"  # ok: for people
SOURCE = "https://github.com/someone/sounds/blob/master/train.py"  # ok: a page
PINNED = "https://github.com/someone/sounds/archive/3f1c2a9.zip"  # ok: a commit


def fetch(target):
    subprocess.run(
        ["wget", "https://github.com/someone/sounds/archive/master.zip", "-O", target],  # expect: MLA502 as info
        check=True,
    )


def houses():
    return pd.read_csv("https://raw.githubusercontent.com/someone/data/refs/heads/main/houses.csv")  # expect: MLA502 as info


def labels():
    return pd.read_json("https://github.com/someone/data/raw/main/labels.json")  # expect: MLA502 as info
