def find(name):
    return None


def checked(found):
    return found
