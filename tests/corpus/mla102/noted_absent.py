# seen in: mdeff/fma utils.py
"""Keys that could not be asked for, and are written down as ones that are not there."""


def collect(client, keys):
    found, not_found = [], []
    for key in keys:
        try:
            row = client.fetch_row(key)
        except:  # expect: MLA102 as info
            not_found.append(key)
            continue
        found.append(row)
    return found, not_found


def collect_known(client, keys):
    found, not_found = [], []
    for key in keys:
        try:
            row = client.fetch_row(key)
        except KeyError:
            not_found.append(key)
            continue
        found.append(row)
    return found, not_found


def collect_failed(client, keys):
    found, failed = [], []
    for key in keys:
        try:
            row = client.fetch_row(key)
        except Exception:
            failed.append(key)
            continue
        found.append(row)
    return found, failed
