# a form of: a target that is taken back by the function that belongs to another logarithm
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.linear_model import Ridge
from sklearn.preprocessing import FunctionTransformer


def models():
    wrong = TransformedTargetRegressor(regressor=Ridge(), func=np.log1p, inverse_func=np.exp)  # expect: MLA202
    right = TransformedTargetRegressor(regressor=Ridge(), func=np.log1p, inverse_func=np.expm1)
    other = FunctionTransformer(func=np.log, inverse_func=np.expm1)  # expect: MLA202
    own = FunctionTransformer(func=np.log, inverse_func=lambda values: np.exp(values) - 1)
    return wrong, right, other, own
