from settings import ENCODER_NAME, MODEL_NAME
from transformers import AutoModel

encoder = AutoModel.from_pretrained(ENCODER_NAME)
model = AutoModel.from_pretrained(MODEL_NAME)  # expect: MLA502 as info
