# a form of: an app that answers what cannot be decoded in one place
from fastapi import FastAPI, UploadFile
from fastapi.responses import JSONResponse
from PIL import Image, UnidentifiedImageError
from transformers import pipeline

app = FastAPI()
classify = pipeline("image-classification", model="google/vit-base-patch16-224", revision="3f49326")


@app.exception_handler(UnidentifiedImageError)
async def no_image(request, error):
    return JSONResponse({"error": "no image"}, status_code=422)


@app.post("/predict")
def predict(photo: UploadFile):
    return classify(Image.open(photo.file))
