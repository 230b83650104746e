# seen in: serengil/deepface deepface/modules/representation.py@243209fd7b46ecdecf72665cc25219f6e8181f25
"""Fields of a check that are taken for a yes where they are missing."""


def represent(faces, anti_spoofing):
    for face in faces:
        if anti_spoofing and face.get("is_real", True) is False:  # expect: MLA110
            raise ValueError("a photo of a photo")
        yield face["vector"]


def pass_on(verdict, text):
    if not verdict.get("safe", True):  # expect: MLA110
        return "refused"
    return text


def closed(verdict, text):
    if not verdict.get("safe", False):
        return "refused"
    return text


def by_choice(config, tools):
    if not config.get("trusted", True):
        return []
    return [tool for tool in tools if tool.get("enabled", True)]


def shown(row):
    return {"valid": row.get("valid", True)}


def failed(logs):
    return [log for log in logs if not log.get("success", True)]
