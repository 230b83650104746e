# seen in: PacktPublishing/Machine-Learning-Engineering-with-Python-Second-Edition Chapter06/microservices/mlewp-sam-ml-api/app/app.py
import base64
import json
from io import BytesIO

import joblib
import numpy as np
from PIL import Image

model = joblib.load("/opt/ml/model.joblib")


def lambda_handler(event, context):
    photo = Image.open(BytesIO(base64.b64decode(event["body"]))).convert("L")  # expect: MLA307 as info
    rows = np.array(photo.resize((28, 28))).reshape(1, -1)
    return {"statusCode": 200, "body": json.dumps({"label": int(model.predict(rows)[0])})}
