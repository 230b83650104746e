"""Prepares the table of berths with what another file makes, before it is split and after."""

import pandas as pd
from sklearn.model_selection import train_test_split

from steps import codes, logarithms, oddities, preparation


def before(settings):
    berths = pd.read_csv("berths.csv")
    ready = preparation(settings).fit_transform(berths)  # expect: MLA301 as warning
    frame = pd.DataFrame(ready, columns=settings["numbers"])
    return train_test_split(frame, test_size=0.2, random_state=0)


def coded_before(settings):
    berths = pd.read_csv("berths.csv")
    coder = codes()
    coded = coder.fit_transform(berths[["harbour"]])  # expect: MLA301 as info
    return train_test_split(coded, test_size=0.2, random_state=0)


def bent_before(settings):
    berths = pd.read_csv("berths.csv")
    ready = logarithms().fit_transform(berths)
    return train_test_split(ready, test_size=0.2, random_state=0)


def without_odd_ones(settings):
    berths = pd.read_csv("berths.csv")
    judge = oddities()
    judge.fit(berths)
    kept = berths[judge.predict(berths) == 1]
    return train_test_split(kept, test_size=0.2, random_state=0)


def after(settings):
    berths = pd.read_csv("berths.csv")
    train, test = train_test_split(berths, test_size=0.2, random_state=0)
    prepare = preparation(settings)
    return prepare.fit_transform(train), prepare.transform(test)
