def add_features(table, time_col="Time", window=10, verbose=False):
    if time_col in table.columns:
        table = table.sort_values(time_col)
    table["mean"] = table["amount"].rolling(window).mean()
    return table
