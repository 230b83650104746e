from fastapi import HTTPException, Request


def get_predictor(request: Request):
    if request.app.state.predictor is None:
        raise HTTPException(503, "no model")
    return request.app.state.predictor
