"""Boats are dealt out into rows to learn from and rows to test on."""

import pandas as pd
from sklearn.model_selection import train_test_split

BOATS = "..\\data\\clean_boats.csv"

if __name__ == "__main__":
    boats = pd.read_csv(BOATS)
    train, test = train_test_split(boats, test_size=0.2, random_state=0)
    train.to_csv("..\\data\\train.csv", index=False)
    test.to_csv("..\\data\\test.csv", index=False)
