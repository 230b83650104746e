import torch
from rows import Parts, Transactions
from torch.utils.data import DataLoader, random_split


def main():
    data = Transactions("transactions.csv")
    train, validation = random_split(data, [800, 200], generator=torch.Generator().manual_seed(0))
    parts = random_split(Parts("transactions.csv"), [800, 200], generator=torch.Generator().manual_seed(0))
    return DataLoader(train), DataLoader(validation), parts


main()
