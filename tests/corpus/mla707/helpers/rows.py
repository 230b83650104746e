NEEDED = ["amount", "income"]


def row(sent: dict):
    for name in NEEDED:
        if name not in sent:
            raise ValueError(f"missing: {name}")
    return [[float(sent["amount"]), float(sent["income"])]]


def named_row(sent: dict):
    for name in NEEDED:
        if name not in sent:
            raise ValueError(f"missing: {name}")
    return [[sent[name] for name in NEEDED]]


def guessed(sent: dict):
    return [[sent.get(name, 0) for name in NEEDED]]
