# seen in: rsanmiguel2023/ml-defect-detection-gcp-docker app/api.py@38c11063113857ff6188beffba984bfce42dcb0d
import joblib
from fastapi import FastAPI
from starlette.middleware.base import BaseHTTPMiddleware


class SecurityHeadersMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        response = await call_next(request)
        response.headers["X-Frame-Options"] = "DENY"
        return response


app = FastAPI()  # expect: MLA702
app.add_middleware(SecurityHeadersMiddleware)
model = joblib.load("model.joblib")


@app.middleware("http")
async def add_security_headers(request, call_next):
    response = await call_next(request)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
