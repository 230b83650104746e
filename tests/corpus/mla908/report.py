import pandas as pd


def report(frame):
    for name, row in frame.iterrows():
        print(name, row["score"])
    return pd.concat([frame, frame])
