import joblib
from reading import read_far, read_trips


def main():
    model = joblib.load("model.joblib")
    trips = read_trips("july.parquet")  # expect: MLA202 as info
    trips["said"] = model.predict(trips[["metres"]])
    trips.to_parquet("said.parquet")


def far():
    model = joblib.load("model.joblib")
    trips = read_far("july.parquet")
    trips["said"] = model.predict(trips[["metres"]])
    trips.to_parquet("far.parquet")


if __name__ == "__main__":
    main()
    far()
