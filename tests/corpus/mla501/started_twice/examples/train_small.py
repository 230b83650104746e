import torch
from learning import learn


def main():
    print(learn(torch.load("few.pt", weights_only=True)))


if __name__ == "__main__":
    main()
