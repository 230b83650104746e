# a form of: a search whose folds are shuffled, over rows in the order of time
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import GridSearchCV, KFold

sales = pd.read_csv("sales.csv").sort_values("date")
sales["before"] = sales["units"].shift(1)
train, test = sales[:-365], sales[-365:]


def searched():
    search = GridSearchCV(Ridge(), {"alpha": [0.1, 1.0]}, cv=KFold(5, shuffle=True, random_state=0))
    search.fit(train[["before"]], train["units"])  # expect: MLA305
    return search.score(test[["before"]], test["units"])


def in_blocks():
    search = GridSearchCV(Ridge(), {"alpha": [0.1, 1.0]}, cv=KFold(5))
    search.fit(train[["before"]], train["units"])
    return search.score(test[["before"]], test["units"])
