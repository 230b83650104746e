# seen in: microsoft/dstoolkit-mlops-base src/dataprep.py
import pandas as pd


def split(data):
    train_data, test_data = data.copy(), data.copy()  # expect: MLA308 as warning
    return train_data, test_data


def split_in_two_lines(data):
    train = data  # expect: MLA308 as warning
    test = data.copy()
    return train, test


def split_by_year(data):
    train_data, test_data = data.copy(), data.copy()
    train_data = train_data[train_data["year"] < 2020]
    test_data = test_data[test_data["year"] >= 2020]
    return train_data, test_data


def split_by_slices(data):
    train_data, test_data = data, data
    return train_data[:800], test_data[800:]


def settings(path):
    train_path, test_path = path, path
    return pd.read_csv(train_path), pd.read_csv(test_path)
