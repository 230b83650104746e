import torch.nn as nn


class Trees(nn.Module):
    """Made where the app is tried by hand, and nowhere else."""

    def __init__(self):
        super().__init__()
        print("trees, second version")
        self.head = nn.Linear(64, 8)

    def forward(self, pixels):
        return self.head(pixels)
