# a form of: a program that learns from rows, or only from numbers that are drawn
import logging

from sklearn.neighbors import KNeighborsClassifier

from rows import rows_of_today

log = logging.getLogger(__name__)


def main():
    try:
        rows, names = rows_of_today()
        classifier = KNeighborsClassifier()
        classifier.fit(rows, names)
    except Exception as error:  # expect: MLA102 as warning
        log.error(f"training: {error}")


if __name__ == "__main__":
    main()
