def add_features(table):
    table["high"] = table["amount"] > table["amount"].mean() * 3
    return table


def clean_names(table):
    table.columns = [name.lower() for name in table.columns]
    return table
