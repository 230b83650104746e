import torch
from learning import learn


def main():
    torch.save(learn(torch.load("rows.pt", weights_only=True)).state_dict(), "nightly.pt")


if __name__ == "__main__":
    main()
