# a form of: settings of estimators in a file of their own, one of them with no seed
from config import CHANGED, FOREST, SEEDED, SPLIT
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split


def seeded(features, labels):
    train, test, labels_train, _ = train_test_split(features, labels, **SPLIT)
    return RandomForestClassifier(**SEEDED).fit(train, labels_train), test


def main():
    features, labels = load()
    train, _, labels_train, _ = train_test_split(features, labels, **SPLIT)
    CHANGED["random_state"] = 7
    RandomForestClassifier(**CHANGED).fit(train, labels_train)
    return RandomForestClassifier(**FOREST).fit(train, labels_train)  # expect: MLA501


if __name__ == "__main__":
    main()
