import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline


def train():
    mails = pd.read_sql("select text, spam from mails", "sqlite:///mails.db")
    model = make_pipeline(TfidfVectorizer(), LogisticRegression())
    model.fit(mails["text"], mails["spam"])
    joblib.dump(model, "spam.joblib")


if __name__ == "__main__":
    train()
