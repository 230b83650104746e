"""Optimisers that a function is handed, or that a class keeps, and gradients that nothing clears."""

import torch


def epoch(model, loader, criterion, optimizer):
    for x, y in loader:
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()  # expect: MLA606


def one_step(model, x, y, criterion, optimizer):
    criterion(model(x), y).backward()
    optimizer.step()  # expect: MLA606


def run(model, loader, criterion, optimizer):
    for x, y in loader:
        one_step(model, x, y, criterion, optimizer)


def only_once(model, x, y, criterion, optimizer):
    criterion(model(x), y).backward()
    optimizer.step()


class Trainer:
    def __init__(self, model, optimizer):
        self.model = model
        self.optimizer = optimizer
        self.scaler = torch.cuda.amp.GradScaler()

    def fit(self, loader, criterion):
        for x, y in loader:
            loss = criterion(self.model(x), y)
            loss.backward()
            self.optimizer.step()  # expect: MLA606

    def fit_scaled(self, loader, criterion):
        for x, y in loader:
            self.scaler.scale(criterion(self.model(x), y)).backward()
            self.scaler.step(self.optimizer)  # expect: MLA606
            self.scaler.update()

    def scheduled(self, loader, criterion, schedule, environment):
        for x, y in loader:
            criterion(self.model(x), y).backward()
            schedule.step()
            environment.step(1)
