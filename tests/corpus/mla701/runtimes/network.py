import torch
from lightning import LightningModule


class Net(LightningModule):
    def predict(self, rows):
        return self(torch.tensor(rows)).tolist()
