import pandas as pd
import torch


def train():
    frame = pd.read_csv("churn.csv")
    model = torch.nn.Linear(8, 1)
    model(torch.tensor(frame.values)).mean().backward()
