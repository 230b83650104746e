# seen in: PhamTrinhDuc/sales-forecasting-mlops include/utils/s3_utils.py@1c017846bc0054857834e606c6aaeb06955a87c2
"""Checks that compare a list with itself."""

WANTED = ["sales", "stores", "promotions"]


def bucket_is_whole(keys, wanted=None):
    found = {key.split("/")[0] for key in keys}
    wanted = wanted or WANTED
    if all(each in wanted for each in wanted) and keys:  # expect: MLA110
        return True
    raise ValueError(f"wanted {wanted}, found {found}")


def missing_columns(frame, columns):
    return [name for name in columns if name not in columns]  # expect: MLA110


def covers(schema, names):
    return set(names).issubset(names)  # expect: MLA110


def bucket_is_whole_indeed(keys):
    found = {key.split("/")[0] for key in keys}
    return all(each in found for each in WANTED) and set(WANTED).issubset(found)


def twice(names):
    return [name for name in names if names.count(name) > 1]


def inner(rows, words):
    return [word for row in rows for word in row if word in words]
