"""Training, which keeps the best epoch and tests it."""

import lightning as L
from lightning.pytorch.callbacks import ModelCheckpoint
from rows import Leaves

trainer = L.Trainer(max_epochs=20, callbacks=[ModelCheckpoint(monitor="val_loss")])
trainer.fit(network, Leaves())
trainer.test(network, Leaves(), ckpt_path="best")
