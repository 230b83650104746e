import pandas as pd


def rows(frame):
    moments = pd.to_datetime(frame["moment"], utc=True)
    frame["week_day"] = moments.dt.isocalendar().day.astype(int)
    frame["shop_day"] = moments.dt.dayofweek
    return frame.assign(open_day=moments.dt.dayofweek + 1)
