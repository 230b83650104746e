# seen in: Sanster/IOPaint iopaint/download.py@61a759fb3f332bacdce8b2813f4837495c9b86e0 (the sound form)
"""Files beside models: one that only saves time, and one that nobody can make again."""

import json


def kinds(folder, kind_of):
    known = {}
    try:
        known = json.loads((folder / "kinds.json").read_text())
    except Exception:
        pass
    for path in folder.glob("*.safetensors"):
        kind = known.get(path.name)
        if kind is None:
            kind = kind_of(path)
        known[path.name] = kind
    with open(folder / "kinds.json", "w") as target:
        json.dump(known, target)
    return known


def kept_kinds(place, folder, kind_of):
    known = {}
    try:
        with open(place) as source:
            known = json.load(source)
    except Exception:
        pass
    for path in folder.glob("*.safetensors"):
        if path.name not in known:
            known[path.name] = kind_of(path)
    with open(place, "w") as target:
        json.dump(known, target)
    return known


def counted(place, names):
    seen = {}
    try:
        with open(place) as source:
            seen = json.load(source)
    except Exception:  # expect: MLA102 as warning
        pass
    for name in names:
        seen[name] = seen.get(name, 0) + 1
    with open(place, "w") as target:
        json.dump(seen, target)
    return seen
