import joblib

from .guards import again, as_domain_error, otherwise, quietly

model = joblib.load("wine.joblib")


@otherwise(5.0)
def quality(sample):
    return float(model.predict([sample])[0])


@otherwise(value=None)
def alcohol(sample):
    return float(model.predict([sample])[0])


@again(3)
def sugar(sample):
    return float(model.predict([sample])[0])


@as_domain_error
def acid(sample):
    return float(model.predict([sample])[0])


@quietly
def colours(sample):
    return {"red": sample.red, "blue": sample.blue}
