# a form of: validators of one line where the library of the real ones is not there
"""Rows that pass unseen, and stand-ins that check, refuse, or are no validators of data."""

try:
    from contracts import validate_schema, validate_row, validation_of, clean, validate_call
except ImportError:

    def validate_schema(rows):  # expect: MLA110 as warning
        """Nothing to check with."""
        return rows

    validate_row = lambda row, strict=False: row  # expect: MLA110 as warning

    def validation_of(rows):
        raise RuntimeError("install contracts")

    def clean(rows):
        return rows

    def validate_call(f):
        return f


try:
    from contracts import Validator as validator, validate_names
except ModuleNotFoundError:
    validator = None

    def validate_names(rows):
        return [row for row in rows if row["name"]]


try:
    from contracts import validate_dates
except ImportError as error:

    def validate_dates(rows):  # expect: MLA110
        return True


@validate_call
def score(rows):
    return validate_schema(rows), validate_row(rows[0]), validate_names(rows), validate_dates(rows)
