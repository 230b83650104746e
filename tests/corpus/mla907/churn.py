import pandas as pd
import torch


def train():
    frame = pd.read_csv("churn.csv")
    model = torch.nn.Sequential(torch.nn.Linear(8, 32), torch.nn.ReLU(), torch.nn.Linear(32, 1))  # expect: MLA907
    optimizer = torch.optim.Adam(model.parameters())
    loss = model(torch.tensor(frame.values)).mean()
    loss.backward()
    optimizer.step()


if __name__ == "__main__":
    train()
