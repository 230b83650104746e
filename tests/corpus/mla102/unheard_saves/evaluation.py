# a form of: a save that answers False, or 0, where it failed, before a pipeline that goes on
import pickle

from store import Store

STORE = Store(None)


def _keep(pipeline, path):
    try:
        with open(path, "wb") as stream:
            pickle.dump(pipeline, stream)
        print("kept")
        return True
    except Exception as error:  # expect: MLA102
        print(f"not kept: {error}")
        return False


def _show(pipeline):
    try:
        print(pipeline.get_params())
        return True
    except Exception as error:  # ok: a person reads what is printed
        print(error)
        return False


def finish(pipeline, rows):
    scores = pipeline.predict(rows)
    _keep(pipeline, "best.pkl")
    _show(pipeline)
    STORE.insert_table("scores", scores)
    if not STORE.insert_checked("scores", scores):
        raise RuntimeError("no scores")
    return scores


if __name__ == "__main__":
    finish(None, None)
