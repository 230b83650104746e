from sklearn.linear_model import Ridge

from shore.app import app  # expect: MLA903


def train(rows, wanted):
    return Ridge().fit(rows, wanted), app


if __name__ == "__main__":
    train([[1]], [1])
