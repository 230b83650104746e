# seen in: Kaneki016/credit-risk-app backend/api/routes/prediction.py@1ab93aa65e8f299886df4e70b482269a1537cb68
"""What a validation says, and nobody reads."""

from checks import validate_fields, validate_row


def score(model, row):
    is_valid, notes = validate_row(row)  # expect: MLA110
    label = model.predict([row])
    return {"label": label, "notes": notes}


async def score_later(model, row):
    valid = await model.validate_input(row)  # expect: MLA110
    return model.predict([row])


def refuses(model, row):
    is_valid, notes = validate_row(row)
    if not is_valid:
        raise ValueError(notes)
    return model.predict([row])


def by_what_is_missing(row):
    is_valid, missing = validate_fields(row)
    if missing:
        return [f"missing: {missing}"]
    return []


def left_out(model, row):
    _, notes = validate_row(row)
    if notes:
        raise ValueError(notes)
    return model.predict([row])


def validation_report(model, rows):
    is_valid, notes = validate_row(rows[0])
    print(notes)
    return model.predict(rows)
