import faiss
from trust import Trust

trust = Trust()


def load(path):
    trust.verify_origin(path)  # expect: MLA110
    return faiss.read_index(path)


def load_checked(path):
    if not trust.verify_origin(path):
        raise PermissionError(path)
    return faiss.read_index(path)
