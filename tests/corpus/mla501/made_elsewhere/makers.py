# seen in: subllings/real-estate-price-predictor ml_models/model_factory.py@ab72c1494196d747fc1ebadcf7d03cc655faeef0
from sklearn.ensemble import ExtraTreesRegressor, RandomForestRegressor
from sklearn.linear_model import LinearRegression


class Maker:
    @staticmethod
    def make(kind):
        if kind == "forest":
            return RandomForestRegressor()  # expect: MLA501
        if kind == "line":
            return LinearRegression()
        raise ValueError(kind)


def steady():
    return ExtraTreesRegressor(n_estimators=50, random_state=0)
