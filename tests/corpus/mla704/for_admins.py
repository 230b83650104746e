# seen in: Turing222/mlops-project-codehub backend/services/user_import_service.py@705362a1dbd233272ae05fdf62a6c70f62f7db1d
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, UploadFile

app = FastAPI()
router = APIRouter()
SuperUser = Annotated[User, Depends(current_superuser)]


@router.post("/import")
async def read_people(file: UploadFile, _: SuperUser):
    return parse(await file.read())  # expect: MLA704 as info


@router.post("/classify")
async def classify(file: UploadFile, _: Annotated[User, Depends(current_user)]):
    return model.predict(await file.read())  # expect: MLA704 as warning


app.include_router(router)
