from memory import export_features


def nightly(rows):
    export_features(rows)
