import lightning
import torch


class Learner:
    def __init__(self, columns):
        self.layer = torch.nn.Linear(columns, 1)

    def learn(self, train, seed=0):
        lightning.seed_everything(seed)
        optimizer = torch.optim.SGD(self.layer.parameters(), lr=0.1)
        for rows, stars in train:
            torch.nn.functional.mse_loss(self.layer(rows), stars).backward()
            optimizer.step()
        torch.save(self.layer.state_dict(), "stars.pt")
