# seen in: CorentinJ/Real-Time-Voice-Cloning encoder_train.py@865eba8826bb6d76721a9d828a546724779c23ab
import argparse

from voices.encoding import train

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("--steps", type=int, default=100)
    train(**vars(parser.parse_args()))
