import joblib


def version_of(name):
    return joblib.load(f"artifacts/{name}_model.pkl").version  # expect: MLA605 as info
