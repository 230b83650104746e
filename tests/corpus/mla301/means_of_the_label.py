# seen in: n2ak/movie-recommender backend/training/scripts/extract_data.py (mean ratings of all rows are merged)
import pandas as pd
from sklearn.model_selection import train_test_split


def with_films(ratings, films):
    per_film = ratings.groupby("film").agg(mean_rating=("rating", "mean"), seen=("rating", "count"))  # expect: MLA301
    per_user = ratings.groupby("user").agg({"rating": ["mean", "count"]})  # told with the line above
    return films.merge(per_film, on="film", how="left"), per_user


def prepared(ratings, films):
    films, users = with_films(ratings, films)
    rows = ratings.merge(films, on="film").merge(users, on="user").sample(frac=1, random_state=0)
    cut = int(len(rows) * 0.8)
    train, test = rows[:cut], rows[cut:]
    return train, test


def by_state(path):
    loans = pd.read_csv(path)
    means = loans.groupby("state")["default"].mean().rename("rate")  # expect: MLA301
    loans = loans.join(means, on="state")
    return train_test_split(loans.drop(columns="default"), loans["default"], random_state=0)


def encode(rows, column, target):
    return rows[column].map(rows.groupby(column)[target].agg("mean"))  # expect: MLA301


def encoded(path):
    loans = pd.read_csv(path)
    loans["grade_rate"] = encode(loans, "grade", "default")
    return train_test_split(loans.drop(columns="default"), loans["default"], random_state=0)


def of_train_only(path):
    train, test = train_test_split(pd.read_csv(path), random_state=0)
    means = train.groupby("user").agg(mean=("rating", "mean")).reset_index()  # ok: of the training rows
    return train.merge(means, on="user"), test.merge(means, on="user", how="left")


def by_month(path):
    sales = pd.read_csv(path)
    monthly = sales.groupby("month")["sales"].mean().reset_index()  # ok: the months are the rows now
    return train_test_split(monthly[["month"]], monthly["sales"], random_state=0)


def of_stores(path):
    sales = pd.read_csv(path)
    takings = sales.groupby("store").agg(takings=("amount", "mean"))  # ok: both are tables of stores
    visits = sales.groupby("store").agg(visits=("visit", "sum"))
    stores = takings.merge(visits, on="store")
    return train_test_split(stores[["visits"]], stores["takings"], random_state=0)


def of_a_feature(path):
    loans = pd.read_csv(path)
    incomes = loans.groupby("state").agg(state_income=("income", "mean"))  # ok: the label is not in it
    loans = loans.merge(incomes, on="state")
    return train_test_split(loans.drop(columns="default"), loans["default"], random_state=0)
