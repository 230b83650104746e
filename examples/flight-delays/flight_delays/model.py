"""The candidate: embeddings for the categories, standardised numbers, two hidden layers, one logit."""

from __future__ import annotations

import torch
from torch import nn

from flight_delays.schema import CATEGORICAL, NUMERIC

EMBEDDING_SIZES = {"carrier": 6, "origin": 2, "dest": 8, "weekday": 3}
HIDDEN = 64


class DelayModel(nn.Module):
    """Takes what `features.encode` gives, shape (n, features); answers logits of shape (n,)."""

    centre: torch.Tensor
    spread: torch.Tensor

    def __init__(self) -> None:
        super().__init__()
        self.embeddings = nn.ModuleList(
            nn.Embedding(len(known) + 1, EMBEDDING_SIZES[name], padding_idx=0) for name, known in CATEGORICAL.items()
        )
        self.register_buffer("centre", torch.zeros(len(NUMERIC)))
        self.register_buffer("spread", torch.ones(len(NUMERIC)))
        self.layers = nn.Sequential(
            nn.Linear(sum(EMBEDDING_SIZES.values()) + len(NUMERIC), HIDDEN),
            nn.ReLU(),
            nn.Dropout(0.1),
            nn.Linear(HIDDEN, HIDDEN // 2),
            nn.ReLU(),
            nn.Linear(HIDDEN // 2, 1),
        )

    @torch.no_grad()
    def fit_statistics(self, inputs: torch.Tensor) -> None:
        """Take centre and spread of each number from training rows; missing values are passed over."""
        numbers = inputs[:, len(CATEGORICAL) :]
        centre = numbers.nanmean(dim=0)
        self.centre.copy_(centre)
        self.spread.copy_((numbers - centre).square().nanmean(dim=0).sqrt().clamp_min(1e-6))

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """Logits of a late arrival; a missing number counts as the training mean."""
        codes, numbers = inputs[:, : len(CATEGORICAL)].long(), inputs[:, len(CATEGORICAL) :]
        embedded = [embed(codes[:, index]) for index, embed in enumerate(self.embeddings)]
        standard = torch.nan_to_num((numbers - self.centre) / self.spread, nan=0.0)
        logits: torch.Tensor = self.layers(torch.cat([*embedded, standard], dim=1))
        return logits.squeeze(1)


def build_model() -> DelayModel:
    """An untrained model, ready for `load_state_dict`."""
    return DelayModel()
