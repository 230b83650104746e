# seen in: VikParuchuri/marker benchmarks/throughput/main.py, PacktPublishing/Machine-Learning-Engineering-with-Python-Second-Edition Chapter01/forecasting/forecasting_example.py
"""What is timed on a few pages: no release hangs on which."""

import time

import kaggle
from datasets import load_dataset


def seconds(parse):
    pages = load_dataset("small-group/pages", split="train")  # expect: MLA502 as info
    begun = time.time()
    for page in pages:
        parse(page["text"])
    return time.time() - begun


def fetch_sales(name: str = "someone/shop-sales"):
    kaggle.api.dataset_download_files(name, path="./", unzip=True)  # expect: MLA502 as info
