import pandas as pd
from sklearn.linear_model import Ridge


def train(frames):
    frame = pd.concat([frame.assign(part=i) for i, frame in enumerate(frames)])
    for column in frame.columns:
        frame[column] = frame[column].astype(float)
    return Ridge().fit(frame[["a"]], frame["b"])


if __name__ == "__main__":
    train([])
