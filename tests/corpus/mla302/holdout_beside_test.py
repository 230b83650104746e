"""The holdout stops the training, and other rows are there to test on, under a name of their own."""

from catboost import CatBoostRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split


def main(X, y):
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    X_pool, X_holdout, y_pool, y_holdout = train_test_split(X_rest, y_rest, test_size=0.2, random_state=42)
    model = CatBoostRegressor(iterations=2000, early_stopping_rounds=100)
    model.fit(X_pool, y_pool, eval_set=(X_holdout, y_holdout))
    print("stopped at", r2_score(y_holdout, model.predict(X_holdout)))
    print(r2_score(y_test, model.predict(X_test)))
