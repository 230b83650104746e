# a form of: a classifier's tokenizer that cuts nothing, of texts that have a bound in letters
from fastapi import FastAPI
from pydantic import BaseModel, Field
from transformers import AutoModelForSequenceClassification, AutoTokenizer

app = FastAPI()
words = AutoTokenizer.from_pretrained("models/complaints")
judge = AutoModelForSequenceClassification.from_pretrained("models/complaints").eval()


class Complaint(BaseModel):
    text: str = Field(max_length=8000)


@app.post("/complaints")
def complaints(complaint: Complaint):
    given = words(complaint.text, return_tensors="pt")  # expect: MLA704
    return judge(**given).logits.argmax(-1).item()
