"""What is written down is no record of the run."""

import joblib
from sklearn.linear_model import Ridge


def train(X, y, connection):
    model = Ridge(alpha=0.3).fit(X, y)
    with open("model.bin", "wb") as out:
        joblib.dump(model, out)  # expect: MLA505
    with open("LOCK", "w") as out:
        out.write("done")
    connection.execute("INSERT INTO prices (day, amount) VALUES (1, 2)")


if __name__ == "__main__":
    train([[1.0]], [1.0], None)
