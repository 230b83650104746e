import joblib
from sklearn.linear_model import LogisticRegression
from training.prepare import prepare


def train():
    X_train, _, y_train, _, vectorizer = prepare("data/mood.csv")
    model = LogisticRegression(max_iter=1000)
    model.fit(X_train, y_train)
    joblib.dump(model, "models/mood.pkl")
    joblib.dump(vectorizer, "models/vectorizer.pkl")


if __name__ == "__main__":
    train()
