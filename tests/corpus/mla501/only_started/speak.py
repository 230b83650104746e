import argparse

from voices.seeding import everything
from voices.speaking import train

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("--steps", type=int, default=100)
    everything(17)
    train(**vars(parser.parse_args()))
