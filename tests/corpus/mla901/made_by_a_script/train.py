# a form of: the script that makes the model
import sys

import lightgbm as lgb


def main(rows, labels):
    model = lgb.LGBMRegressor(seed=22).fit(rows, labels)
    model.booster_.save_model(sys.argv[1])
