from fastapi import APIRouter, UploadFile
from reading import model

router = APIRouter(prefix="/photos")


@router.post("/{name}")
async def read(name: str, photo: UploadFile):
    return model.predict(await photo.read())  # expect: MLA704 as warning
