# seen in: manasmishra16/mango-disease-prediction src/models/yield_model.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
import pandas as pd
from sklearn.linear_model import Ridge


def build(frame):
    made = []
    for _, row in frame.iterrows():  # expect: MLA908
        made.append({"ratio": row["rain"] / row["days"]})
    return pd.DataFrame(made)


def grow(frames):
    whole = pd.DataFrame()
    for frame in frames:
        whole = pd.concat([whole, frame])  # expect: MLA908
    return whole


def train(frames):
    frame = grow(frames)
    return Ridge().fit(build(frame), frame["yield"])


if __name__ == "__main__":
    train([])
