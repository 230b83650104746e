# a form of: Hugging Face data sets, which take the seed of a split from NumPy
from datasets import load_dataset


def rows():
    table = load_dataset("csv", data_files="complaints.csv")["train"]
    parts = table.train_test_split(test_size=0.1)  # expect: MLA501
    return parts, table.train_test_split(test_size=0.1, seed=4), table.train_test_split(0.1, shuffle=False)
