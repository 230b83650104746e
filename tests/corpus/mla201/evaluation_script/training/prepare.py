# seen in: AbhijithPai/fastapi-ml-project Day 10/training/preprocess.py@f34c5321e9ce46f5814c3a859428554737959df6
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import train_test_split


def prepare(path):
    df = pd.read_csv(path).dropna()
    X_train, X_test, y_train, y_test = train_test_split(df["text"], df["mood"], test_size=0.2, random_state=7)
    vectorizer = TfidfVectorizer(max_features=5000)
    return vectorizer.fit_transform(X_train), vectorizer.transform(X_test), y_train, y_test, vectorizer
