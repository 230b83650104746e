from fastapi import FastAPI
from transformers import AutoModelForSequenceClassification, AutoTokenizer, pipeline

app = FastAPI()
NAME = "final/tickets"
classify = pipeline("text-classification", model="final/tickets")
tokenizer = AutoTokenizer.from_pretrained(NAME)
model = AutoModelForSequenceClassification.from_pretrained("tickets-run/checkpoint-800")
other = AutoModelForSequenceClassification.from_pretrained("someone/final-tickets")  # expect: MLA502 as info
