from sklearn.linear_model import Ridge


def prepare(row):
    return [[row["age"] / 100]]


def train(rows, target):
    return Ridge().fit([prepare(row)[0] for row in rows], target)


if __name__ == "__main__":
    train([], [])
