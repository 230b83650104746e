import torch
from learning import learn


def main():  # expect: MLA501
    torch.save(learn(torch.load("rows.pt", weights_only=True)).state_dict(), "network.pt")


if __name__ == "__main__":
    main()
