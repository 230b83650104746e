# a form of: the epoch that is kept is picked by one of the scores that a method gives back of the test batches
"""A trainer that keeps the best epoch by a score that it reads out of several."""

import torch


class Trainer:
    def __init__(self, network, train_loader, test_loader, loss, optimizer):
        self.network, self.train_loader, self.test_loader = network, train_loader, test_loader
        self.loss, self.optimizer = loss, optimizer

    def learn(self):
        self.network.train()
        for images, kinds in self.train_loader:
            self.optimizer.zero_grad()
            self.loss(self.network(images), kinds).backward()
            self.optimizer.step()

    def evaluate(self):
        self.network.eval()
        right = seen = 0
        with torch.no_grad():
            for images, kinds in self.test_loader:
                right += (self.network(images).argmax(dim=1) == kinds).sum().item()
                seen += len(kinds)
        return {"accuracy": right / seen, "seen": seen}

    def train(self, epochs):
        best = 0.0
        for _ in range(epochs):
            self.learn()
            scores = self.evaluate()
            accuracy = scores["accuracy"]
            if best < accuracy:  # expect: MLA302
                best = accuracy
                torch.save(self.network.state_dict(), "best.pt")


def test_network(network, test_loader):
    network.eval()
    lost = 0.0
    with torch.no_grad():
        for images, kinds in test_loader:
            lost += torch.nn.functional.cross_entropy(network(images), kinds).item()
    return lost / len(test_loader)


def winner(networks, test_loader):
    lowest, kept = float("inf"), None
    for name, network in networks.items():
        lost = test_network(network, test_loader)
        if lost < lowest:  # expect: MLA302
            lowest, kept = lost, name
    print("winner", kept, "with", lowest)
    return networks[kept]
