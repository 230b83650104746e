import pandas as pd

from flight_delays.features import FEATURES, build_features


def test_build_features():
    df = pd.DataFrame(
        {
            "carrier": ["UA", "AA ", "DL"],
            "origin": ["EWR", "JFK", "LGA"],
            "dest": ["ORD", "MIA", "ATL"],
            "month": [1, 2, 3],
            "hour": [6, 12, 20],
            "distance": [719, 1089, 762],
            "dep_delay": [2.0, 40.0, -3.0],
            "temp": [39.0, None, 50.0],
            "wind_speed": [10.3, 12.6, None],
            "visib": [10.0, 10.0, None],
            "late": [0, 1, 0],
        }
    )
    X = build_features(df)
    assert list(X.columns) == FEATURES
    assert not X.isna().any().any()
