# a form of: variables of the environment that are set before and after what reads them
import os

os.environ["MKL_NUM_THREADS"] = "2"
os.environ.setdefault("HF_HUB_OFFLINE", "1")

import argparse

import numpy as np
from transformers import pipeline

os.environ["OMP_NUM_THREADS"] = "1"  # expect: MLA902
os.environ["HF_HOME"] = "/models"  # expect: MLA902
os.environ["MKL_NUM_THREADS"] = "4"
os.environ["CUDA_VISIBLE_DEVICES"] = "0"
os.environ["TOKENIZERS_PARALLELISM"] = "false"

STREAM = os.getenv("STREAM_NAME", "rides")
TOPIC = os.environ.get("TOPIC", "rides")
REGION = os.environ["REGION"]


def answer(text):
    return pipeline("fill-mask", model=os.getenv("MODEL", "small"))(text[:200]), STREAM, REGION, np.pi


def consume():
    return os.environ.get("TOPIC", "rides"), TOPIC


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--stream")
    given = parser.parse_args()
    os.environ["STREAM_NAME"] = given.stream  # expect: MLA902
    os.environ["TOPIC"] = "other"
    os.environ["MODEL"] = "large"
    os.environ["REGION"], region = "eu", "eu"
    print(answer("a"), consume())
