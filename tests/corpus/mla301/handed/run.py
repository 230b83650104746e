import pandas as pd
from tidy import filled, read, scaled, shown
from training import train_and_judge, train_on_all


def main(path):
    visits = filled(read(path))
    visits = scaled(visits)
    model, score = train_and_judge({"C": 0.5}, visits=visits)
    print(f"{score:.3f} of {len(pd.unique(visits['ward']))} wards, {visits['age'].mean():.0f} years")
    return model


def last(path):
    return train_on_all(shown(read(path)))


if __name__ == "__main__":
    main("visits.csv")
