# seen in: milesial/Pytorch-UNet predict.py@21d7850f2af30a9695bbeea75f3136aa538cfc4a
import argparse
import pickle

import joblib
import numpy as np
import torch
import yaml


def get_args():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="checkpoint.pth")
    parser.add_argument("--config", default="config.yaml")
    return parser.parse_args()


def restore(options):
    return torch.load(options.model)  # expect: MLA401


if __name__ == "__main__":
    args = get_args()
    weights = torch.load(args.model, map_location="cpu")  # expect: MLA401
    safe = torch.load(args.model, map_location="cpu", weights_only=True)
    table = np.load(args.model, allow_pickle=True)  # expect: MLA401
    plain = np.load(args.model)
    with open(args.config) as stream:
        config = yaml.load(stream, Loader=yaml.Loader)  # expect: MLA401
    with open(args.config) as stream:
        settings = yaml.safe_load(stream)
    with open(args.config) as stream:
        more = yaml.load(stream, Loader=yaml.SafeLoader)
    restore(args)
    with open("models/vectorizer.pkl", "rb") as stream:
        vectorizer = pickle.load(stream)
    model = joblib.load("models/model.joblib")
