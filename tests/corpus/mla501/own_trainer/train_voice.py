# a form of: a trainer of the project's own, of the same name, that seeds nothing
import torch
from trainer import Trainer

rows = torch.load("rows.pt")
trainer = Trainer(torch.nn.Linear(80, 1), rows)
trainer.fit()  # expect: MLA501
