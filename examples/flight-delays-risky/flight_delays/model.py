import torch.nn as nn

N_FEATURES = 12


class DelayNet(nn.Module):
    def __init__(self, n_features=N_FEATURES, hidden=64):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(n_features, hidden),
            nn.ReLU(),
            nn.Dropout(0.3),
            nn.Linear(hidden, 32),
            nn.ReLU(),
            nn.Linear(32, 1),
        )

    def forward(self, x):
        return self.net(x).squeeze(1)


def build_model():
    return DelayNet()
