# seen in: RedLicorice/CryptoML-API app/cryptoml_core/services/grid_search.py
from sklearn.model_selection import GridSearchCV, KFold, RandomizedSearchCV, StratifiedKFold, cross_val_score
from splits import BlockingTimeSeriesSplit


class Search:
    def grid(self, model, X, y, halving):
        if not halving:
            search = GridSearchCV(model, {"depth": [3, 5]}, cv=StratifiedKFold(n_splits=5))  # expect: MLA305 as warning
        else:
            search = GridSearchCV(model, {"depth": [3, 5]}, cv=BlockingTimeSeriesSplit(n_splits=5))
        return search.fit(X, y)

    def random(self, model, X, y):
        search = RandomizedSearchCV(
            model,
            {"depth": [3, 5]},
            cv=StratifiedKFold(n_splits=5),  # expect: MLA305 as warning
        )
        return search.fit(X, y)


class Comparison:
    def both(self, model, X, y):
        mixed = cross_val_score(model, X, y, cv=KFold(n_splits=5))
        ordered = cross_val_score(model, X, y, cv=BlockingTimeSeriesSplit(n_splits=5))
        return mixed.mean(), ordered.mean()


class Images:
    def grid(self, model, X, y):
        return GridSearchCV(model, {"depth": [3, 5]}, cv=StratifiedKFold(n_splits=5)).fit(X, y)
