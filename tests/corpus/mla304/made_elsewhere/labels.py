# seen in: jtayl222/financial-mlops-pytorch src/enhanced_features.py@f4cd72c82e945b660798c222655594adeb10eaff
"""Labels for one share, of which a model takes one."""


def with_labels(frame, share, days=1):
    close = f"close_{share}"
    ahead = frame[close].pct_change(days).shift(-days)
    frame["target_sign"] = (ahead > 0).astype(float)
    frame["target_size"] = ahead.abs()
    frame["target"] = frame["target_sign"].fillna(0.5)
    return frame


def prepared(frame, share):
    frame["mean_20"] = frame[f"close_{share}"].rolling(20).mean()
    return with_labels(frame, share).dropna()


def with_one_label(frame):
    frame["change"] = frame["close"].pct_change()
    frame["target"] = (frame["close"].shift(-1) > frame["close"]).astype(int)
    return frame.dropna()
