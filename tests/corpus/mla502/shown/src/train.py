from datasets import load_dataset
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline


def reviews():
    return load_dataset("imdb", split="train")  # expect: MLA502 as info


def train():
    rows = reviews()
    return make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(rows["text"], rows["label"])
