kept = []


def keep(name):
    kept.append(name)  # expect: MLA709 as warning
