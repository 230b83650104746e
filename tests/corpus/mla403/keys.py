# seen in: Gladiator07/Harvestify app/config.py@aac427c1dc6adbadd4d8f16e77e74d6e323d39a1
import os

from openai import OpenAI
from sqlalchemy import create_engine

weather_api_key = "5b0fc1d96a3e47828f24c7d1e09ab36c"  # expect: MLA403
client = OpenAI(api_key="sk-proj-Zk3vQ9wLr7Tt2YhN8sJd5MfBxP1cGa6VeUo4Ri0")  # expect: MLA403
engine = create_engine("postgresql://scorer:Wq8-rt!55zz@features.prod.internal/rows")  # expect: MLA403
settings = {"user": "scorer", "password": "hunter2-and-more"}  # expect: MLA403
signing = os.environ.get("JWT_SECRET", "qz81-signing-kk2")  # expect: MLA403

# old key, remove: AKIAQ4LTZ7WX2MNB5RUJ  # expect: MLA403
local = create_engine(os.getenv("ROWS", "postgresql://postgres:s3cretpw@localhost:5432/dev"))
from_environment = OpenAI(api_key=os.environ["OPENAI_API_KEY"])
placeholder = OpenAI(api_key="sk-your-key-here-xxxxxxxxxxxxxxxxxxxxxxxxxxxx")

usage = Telemetry(api_key="phc_Q7w2Rt9LkZx4Vb1Nm8Pd3Fs6Hj5Gy0Ce2Ua7")  # made to be shipped: it can only write
FIREBASE_APPID = "1:820113344571:web:7d4e0a93c15b26f8d0e4a9"  # ok: each page of the app shows it
