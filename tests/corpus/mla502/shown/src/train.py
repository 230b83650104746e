from datasets import load_dataset


def reviews():
    return load_dataset("imdb", split="train")  # expect: MLA502 as warning
