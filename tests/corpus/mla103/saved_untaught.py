# seen in: LQJ233/End-To-End_Recommendation_System_X algorithm/training/train_ranking.py@b537a343267e0cec5946699554b6d15461e1a0cb
"""Models that are saved as they were made, where there is nothing to teach them."""

from pathlib import Path

import torch

from ranking import Ranker
from rows import Rows


def main(path):
    if Path(path).exists():
        rows = Rows(path)
    else:
        print("no rows: saving a fresh one")  # expect: MLA103 as warning
        rows = None
    ranker = Ranker(width=64)
    if rows is not None and len(rows) > 0:
        optimiser = torch.optim.Adam(ranker.parameters())
        for batch in rows:
            loss = ranker.loss(batch)
            loss.backward()
            optimiser.step()
    torch.save(ranker.state_dict(), "ranker.pt")


def main_strictly(path):
    rows = Rows(path) if Path(path).exists() else None
    if rows is None:
        raise SystemExit("no rows")
    ranker = Ranker(width=64)
    for batch in rows:
        ranker.loss(batch).backward()
    torch.save(ranker.state_dict(), "ranker.pt")


def finetune(path):
    rows = None
    if Path(path).exists():
        rows = Rows(path)
    ranker = Ranker(width=64)
    ranker.load_state_dict(torch.load("base.pt", weights_only=True))
    if rows is not None:  # ok: it knows something
        for batch in rows:
            ranker.loss(batch).backward()
    torch.save(ranker.state_dict(), "ranker.pt")


if __name__ == "__main__":
    main("rows.parquet")
