"""What is copied to disk in pieces fills no memory: a note where the route asks who calls, else anybody fills the disk."""

import shutil
from io import BytesIO

from fastapi import APIRouter, Depends, FastAPI, UploadFile
from keeping import Shelf, shelf
from people import User, current_user

app = FastAPI()
router = APIRouter()


def keep_scan(scan: UploadFile, owner: str):
    with open(f"/data/{owner}.nii", "wb") as target:
        shutil.copyfileobj(scan.file, target)  # expect: MLA704 as info
    return model.predict(f"/data/{owner}.nii")


@router.post("/scans")
def scans(scan: UploadFile, user: User = Depends(current_user)):
    return keep_scan(scan, user.name)


@router.post("/series")
def series(slices: list[UploadFile], user: User = Depends(current_user)):  # expect: MLA704 as info
    for each in slices:
        with open(f"/data/{user.name}/{each.filename}", "wb") as target:
            shutil.copyfileobj(each.file, target)
    return {"kept": len(slices)}


@router.post("/weights")
def weights(artifact: UploadFile, user: User = Depends(current_user), store: Shelf = Depends(shelf)):
    return {"path": store.put(user.name, artifact.file)}  # expect: MLA704 as info


@router.post("/held")
def held(scan: UploadFile, user: User = Depends(current_user)):
    target = BytesIO()
    shutil.copyfileobj(scan.file, target)  # expect: MLA704 as warning
    return {"label": model.predict(target)}


@router.post("/read")
async def read(scan: UploadFile, user: User = Depends(current_user)):
    return {"label": model.predict(await scan.read())}  # expect: MLA704 as warning


@router.post("/open")
def for_anybody(scan: UploadFile):
    with open("/data/scan.nii", "wb") as target:
        shutil.copyfileobj(scan.file, target)  # expect: MLA704 as warning
    return {"label": model.predict("/data/scan.nii")}


app.include_router(router)
