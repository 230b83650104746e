from fastapi import APIRouter, Depends, Request

router = APIRouter()


def held_scorer(request: Request):
    return request.app.state.scorer


@router.post("/score")
async def score(text: str, request: Request):
    cleaned = request.app.state.cleaner.clean(text)
    return {"score": request.app.state.scorer.rate(cleaned)}  # expect: MLA701 as error


@router.post("/asked")
async def asked(text: str, request: Request):
    scorer = getattr(request.app.state, "scorer", None)
    return {"score": scorer.rate(text) if scorer else None}  # expect: MLA701 as info


@router.post("/given")
async def given(text: str, scorer=Depends(held_scorer)):
    return {"score": scorer.rate(text)}  # expect: MLA701 as info


@router.post("/plain")
def plain(text: str, request: Request):
    return {"score": request.app.state.scorer.rate(text)}


@router.post("/clean")
async def clean(text: str, request: Request):
    return {"text": request.app.state.cleaner.clean(text)}
