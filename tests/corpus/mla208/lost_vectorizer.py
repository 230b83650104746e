import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression


def main():
    df = pd.read_csv("reviews.csv")
    vectorizer = TfidfVectorizer(max_features=2000)
    X = vectorizer.fit_transform(df["text"])
    model = LogisticRegression().fit(X, df["stars"])
    joblib.dump(model, "stars.joblib")  # expect: MLA208


if __name__ == "__main__":
    main()
