"""Clips of speech."""

import pandas as pd
from sklearn.model_selection import StratifiedKFold, StratifiedShuffleSplit

clips = pd.read_csv("clips.csv")
clips["number"] = clips.groupby("speaker").cumcount()
splitter = StratifiedShuffleSplit(n_splits=1, random_state=0)
for train_index, test_index in splitter.split(clips, clips["word"]):  # expect: MLA306
    train, test = clips.iloc[train_index], clips.iloc[test_index]

for train_index, test_index in StratifiedKFold(5).split(clips, clips["word"]):
    print(len(train_index), len(test_index))
