# a form of: tables of another repository that are read with a loader of the library itself; the flag does nothing there
from datasets import load_dataset, load_dataset_builder

TABLES = {"train": "hf://datasets/acme/reviews@refs/convert/parquet/default/train/*.parquet"}


def tables():
    return load_dataset("parquet", data_files=TABLES, trust_remote_code=True)


def pictures(folder):
    return load_dataset_builder(path="imagefolder", data_dir=folder, trust_remote_code=True)


def scripted():
    return load_dataset("acme/reviews", "default", trust_remote_code=True)  # expect: MLA402 as warning
