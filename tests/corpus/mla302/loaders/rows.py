# a form of: a Lightning data module whose test loader reads the validation set
"""Pictures of leaves, as Lightning takes them."""

import lightning as L
from torch.utils.data import DataLoader


class Leaves(L.LightningDataModule):
    def setup(self, stage=None):
        self.fitted, self.held, self.unseen = parts("leaves")

    def _loader(self, rows, shuffle=False):
        return DataLoader(rows, 32, shuffle=shuffle)

    def train_dataloader(self):
        return self._loader(self.fitted, shuffle=True)

    def val_dataloader(self):
        return self._loader(self.held)

    def test_dataloader(self):
        return self._loader(self.held)  # expect: MLA302


class Petals(Leaves):
    def val_dataloader(self):
        return DataLoader(dataset=self.held, batch_size=32)

    def test_dataloader(self):
        return self.val_dataloader()  # expect: MLA302


class Stems(Leaves):
    def val_dataloader(self):
        return self._loader(self.held)

    def test_dataloader(self):
        return self._loader(self.unseen)  # ok: rows of its own
