# a form of: a heart-beat network that is trained on filtered leads; its service only standardises
import numpy as np
import torch
import wfdb
from scipy.signal import butter, sosfiltfilt
from torch import nn
from torch.utils.data import DataLoader, Dataset

RATE = 100


class BeatNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = nn.Linear(1000, 5)

    def forward(self, x):
        return self.head(x)


def without_drift(lead, low=0.5, high=40.0):
    nyquist = 0.5 * RATE
    sos = butter(4, [low / nyquist, high / nyquist], btype="band", output="sos")
    return sosfiltfilt(sos, lead)


class Leads(Dataset):
    def __init__(self, names, labels):
        self.names, self.labels = names, labels

    def __len__(self):
        return len(self.names)

    def __getitem__(self, i):
        samples, header = wfdb.rdsamp(self.names[i])
        lead = without_drift(samples[:, 0])
        lead = (lead - lead.mean()) / lead.std()
        return torch.from_numpy(lead.copy()).float(), self.labels[i]


if __name__ == "__main__":
    names = open("RECORDS").read().split()
    loader = DataLoader(Leads(names, np.load("labels.npy")), batch_size=32, shuffle=True)
    net = BeatNet()
    optimizer = torch.optim.Adam(net.parameters())
    for leads, labels in loader:
        loss = nn.functional.cross_entropy(net(leads), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    torch.save(net.state_dict(), "beats.pt")
