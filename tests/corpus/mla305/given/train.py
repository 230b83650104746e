"""Three models."""

from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split
from tables import customers, orders, totals


def next_order():
    table = orders("orders.parquet")
    x, y = table[["previous"]], table["amount"]
    x_train, x_test, y_train, y_test = train_test_split(x, y, random_state=1)  # expect: MLA305
    model = RandomForestRegressor(random_state=1).fit(x_train, y_train)
    return model.score(x_test, y_test)


def lifetime():
    table = customers("customers.parquet")
    x_train, x_test, y_train, y_test = train_test_split(table[["age"]], table["value"], random_state=1)
    return RandomForestRegressor(random_state=1).fit(x_train, y_train).score(x_test, y_test)


def spending():
    table = totals("orders.parquet")
    x_train, x_test, y_train, y_test = train_test_split(table[["customer"]], table["amount"], random_state=1)
    return RandomForestRegressor(random_state=1).fit(x_train, y_train).score(x_test, y_test)


def spending_here():
    table = orders("orders.parquet").groupby("customer")["amount"].agg(["sum", "count"]).reset_index()
    x_train, x_test, y_train, y_test = train_test_split(table[["count"]], table["sum"], random_state=1)
    return RandomForestRegressor(random_state=1).fit(x_train, y_train).score(x_test, y_test)


def in_order():
    table = orders("orders.parquet")
    x_train, x_test, y_train, y_test = train_test_split(table[["previous"]], table["amount"], shuffle=False)
    return RandomForestRegressor(random_state=1).fit(x_train, y_train).score(x_test, y_test)
