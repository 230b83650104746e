import torch.nn as nn


class Leaves(nn.Module):
    def __init__(self):
        super().__init__()
        print("leaves, second version")  # expect: MLA801 as info
        self.head = nn.Linear(64, 8)

    def forward(self, pixels):
        return self.head(pixels)
