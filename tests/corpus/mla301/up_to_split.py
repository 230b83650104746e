# seen in: AnasBabari/stock-predictor-lstm backend/data_pipeline.py@c74ce352f37d62f67f79962431ba6115991e8db0
"""A scaler that learns of the rows before the split alone; windows over them are parted afterwards."""

from sklearn.preprocessing import RobustScaler
from windows import windows_of


def prepared(features, returns, split, window):
    end = split + window
    split_raw = end
    scaler = RobustScaler().fit(features[:split_raw])
    X, y = windows_of(scaler.transform(features), returns, window)
    X_train, X_test = X[:split], X[split:]
    return X_train, X_test, y[:split], y[split:]


def prepared_of_all(features, returns, split, window):
    scaler = RobustScaler().fit(features)  # expect: MLA301
    scaled = scaler.transform(features)
    X_train, X_test = scaled[:split], scaled[split:]
    return X_train, X_test, returns[:split], returns[split:]
