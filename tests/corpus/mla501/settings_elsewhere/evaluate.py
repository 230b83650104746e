from config import SEEDED
from sklearn.ensemble import RandomForestClassifier


def main(settings: dict):
    RandomForestClassifier(**settings).fit(*load())
    return RandomForestClassifier(**SEEDED).fit(*load())


if __name__ == "__main__":
    main(read())
