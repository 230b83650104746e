"""An assert that only chooses a branch, beside two that guard."""

from fastapi import FastAPI, HTTPException

app = FastAPI()
KINDS = {"small": {"sees": False}, "large": {"sees": True}}


@app.post("/kind")
def kind(name: str):
    try:
        assert KINDS[name]["sees"]  # expect: MLA108 as info
        found = "pictures"
    except Exception:
        if "see" in name:
            found = "pictures"
        else:
            found = "texts"
    return {"kind": found}


@app.post("/known")
def known(name: str):
    try:
        assert KINDS[name]["sees"]  # expect: MLA108 as warning
        return {"known": True}
    except AssertionError as error:
        raise HTTPException(422, "sees nothing") from error


@app.post("/told")
def told(name: str):
    try:
        assert KINDS[name]["sees"]  # expect: MLA108 as warning
        return {"told": True}
    except KeyError:
        name = "small"
    return {"told": name}
