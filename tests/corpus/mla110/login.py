# seen in: manasmishra16/mango-disease-prediction backend/main.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
def authorize(user, action):
    try:
        rule = policy.lookup(user, action)
        if rule.denied:
            return {"allowed": False, "rule": rule.name}
        return {"allowed": True, "rule": rule.name}
    except Exception:  # expect: MLA110
        return {"allowed": True, "rule": ""}


def authorize_closed(user, action):
    try:
        rule = policy.lookup(user, action)
        return {"allowed": not rule.denied}
    except Exception:
        return {"allowed": False}


def get_current_user(authorization=None):
    if not authorization or not authorization.startswith("Bearer "):
        return {"user": users[0]}  # expect: MLA110
    return {"user": sessions[authorization.removeprefix("Bearer ")]}


def get_current_user_or_none(token=None):
    if token is None:
        return None
    return sessions[token]


def get_current_user_or_guest(token=None):
    if not token:
        return AnonymousUser()
    return sessions[token]
