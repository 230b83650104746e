import pandas as pd
from sklearn.model_selection import train_test_split

rows = pd.read_csv("rows.csv")
rows["city_mean"] = rows["city"].map(rows.groupby("city")["target"].mean())  # expect: MLA301
rows["shop_mean"] = rows.groupby("shop")["target"].transform("mean")  # expect: MLA301
rows["shop_size"] = rows.groupby("shop")["area"].transform("mean")  # ok: says nothing of the label
train, test = train_test_split(rows, random_state=0)

later = pd.read_csv("later.csv")
train, test = train_test_split(later, random_state=0)
means = train.groupby("city")["target"].mean()  # ok: of the training rows
train["city_mean"] = train["city"].map(means)
test["city_mean"] = test["city"].map(means)

homes = pd.read_csv("homes.csv")
homes["city_price"] = homes.groupby("city")["price"].transform("mean")  # expect: MLA301
homes["street_price"] = homes["street"].map(homes.groupby("street")["price"].median().to_dict())  # expect: MLA301
homes["city_area"] = homes.groupby("city")["area"].transform("mean")  # ok: the label is another column
X, y = homes.drop(columns=["price"]), homes["price"]
train_test_split(X, y, random_state=0)

ratings = pd.read_csv("ratings.csv")
train, test = train_test_split(ratings, random_state=0)
train["level"] = train.groupby("user")["price"].transform("mean")  # ok: of the training rows
