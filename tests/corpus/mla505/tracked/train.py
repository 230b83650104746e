import joblib
from tracking import record
from sklearn.linear_model import Ridge


def train(X, y):
    model = Ridge(alpha=0.3).fit(X, y)
    record(alpha=0.3, r2=model.score(X, y))
    joblib.dump(model, "price.joblib")


if __name__ == "__main__":
    train([[1.0]], [1.0])
