# seen in: manasmishra16/mango-disease-prediction scripts/train_balanced_14k.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
from PIL import Image
from torch.utils.data import Dataset


class Leaves(Dataset):
    def __getitem__(self, index):
        path, label = self.samples[index]
        try:
            image = Image.open(path).convert("RGB")
        except Exception:  # expect: MLA109
            image = Image.new("RGB", (224, 224), (0, 128, 0))
        return self.transform(image), label


class Checked(Dataset):
    def __getitem__(self, index):
        path, label = self.samples[index]
        try:
            image = Image.open(path).convert("RGB")
        except Exception as error:
            raise RuntimeError(f"{path} cannot be read") from error
        return self.transform(image), label
