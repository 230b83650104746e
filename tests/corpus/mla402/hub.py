# seen in: ultralytics/yolov5 utils/flask_rest_api/restapi.py@5081342f04fb287fc2e5f2b5a4e06752b7937b1c
import torch
from transformers import AutoModel, AutoTokenizer, pipeline

COMMIT = "4556d13015211d73dccd3fdd39d39232506f3e43"

detector = torch.hub.load("ultralytics/yolov5", "custom", path="best.pt")  # expect: MLA402
branch = torch.hub.load("pytorch/vision:main", "resnet18")  # expect: MLA402
tagged = torch.hub.load("pytorch/vision:v0.20.1", "resnet18")
local = torch.hub.load("vendored", "custom", source="local")

model = AutoModel.from_pretrained("owner/odd", trust_remote_code=True)  # expect: MLA402
loose = AutoModel.from_pretrained("owner/odd", trust_remote_code=True, revision="main")  # expect: MLA402
pinned = AutoModel.from_pretrained("owner/odd", trust_remote_code=True, revision=COMMIT)
tokenizer = AutoTokenizer.from_pretrained("owner/odd", trust_remote_code=False)
writer = pipeline("text-generation", model="owner/odd", trust_remote_code=True)  # expect: MLA402
