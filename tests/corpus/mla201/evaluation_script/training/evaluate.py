import joblib
from sklearn.metrics import accuracy_score
from training.prepare import prepare


def evaluate():
    _, X_test, _, y_test, _ = prepare("data/mood.csv")  # expect: MLA201
    model = joblib.load("models/mood.pkl")
    print(accuracy_score(y_test, model.predict(X_test)))


if __name__ == "__main__":
    evaluate()
