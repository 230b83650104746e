from fastapi import APIRouter, UploadFile
from reading import model

router = APIRouter(prefix="/photos")
others = APIRouter(prefix="/photos")


@router.post("/{title}")
async def read_again(title: str, photo: UploadFile):
    return model.predict(await photo.read())  # expect: MLA704 as info


@others.post("/{name}")
async def read_other(name: str, photo: UploadFile):
    return model.predict(await photo.read())  # expect: MLA704 as warning
