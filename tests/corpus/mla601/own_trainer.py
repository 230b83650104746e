# seen in: LovePelmeni/DeepfakeStream src/training/trainers/models.py (a trainer evaluates in training mode)
import torch
from steps import Steps


class Trainer:
    def __init__(self, network, loss, optimizer):
        self.network, self.loss, self.optimizer = network, loss, optimizer

    def train(self, batches):
        self.network.train()
        for rows, label in batches:
            self.optimizer.zero_grad()
            self.loss(self.network(rows), label).backward()
            self.optimizer.step()

    def evaluate(self, batches):
        with torch.no_grad():
            return [self.network.to("cuda").forward(rows).argmax(1) for rows, _ in batches]  # expect: MLA601


class Distiller(Steps):
    def __init__(self, student, teacher, loss):
        self.student, self.teacher, self.loss = student, teacher, loss

    def train(self, batches):
        self.student.train()
        self.teacher.train()
        for rows, _ in batches:
            self.loss(self.student(rows), self.teacher(rows)).backward()  # expect: MLA601


class Careful:
    def __init__(self, network, loss):
        self.network, self.loss = network, loss

    def train(self, batches):
        self.network.train()
        for rows, label in batches:
            self.loss(self.network(rows), label).backward()

    def evaluate(self, batches):
        self.network.eval()
        with torch.no_grad():
            return [self.network(rows) for rows, _ in batches]  # ok: in evaluation mode


class Mean(Trainer):
    def evaluate(self, batches):
        self.network.train()
        with torch.no_grad():
            return [self.network(rows) for rows, _ in batches]  # ok: the class above may switch
