# seen in: PacktPublishing/Machine-Learning-Engineering-with-Python-Second-Edition Chapter08/serve/src/app.py
from fastapi import FastAPI, UploadFile
from reading import model

app = FastAPI()


@app.post("/read")
async def read(photo: UploadFile):
    return model.predict(await photo.read())  # expect: MLA704 as info
