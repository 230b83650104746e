import os
import re

import nltk
import pandas as pd

STEMMER = nltk.stem.PorterStemmer()


def process_txt(d):
    letters = re.sub(r"[^a-z ]", " ", d.lower())
    return " ".join(STEMMER.stem(word) for word in letters.split())


def main():
    rows = pd.read_csv(os.path.join("raw", "comments.csv"))
    rows["clean_comment"] = rows["comment"].apply(lambda each: process_txt(each))
    rows.to_csv(os.environ["PROCESSED"])


main()
