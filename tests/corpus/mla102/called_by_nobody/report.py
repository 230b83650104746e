from pages import kinds


def report(model, rows):
    return {"kinds": kinds(model, rows)}
