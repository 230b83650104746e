def shortened(value, *, limit=300):
    plain = " ".join((value or "").split())
    if len(plain) <= limit:
        return plain
    return f"{plain[: limit - 1]}…"


def trimmed(value):
    return " ".join(value.split())
