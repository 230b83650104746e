# seen in: Kalyani9618/Heart-Disease colab Rag_Training/data_ingestion.py@9119f3b6f19489a9ae941ac5d5e109b0064916d6
from embedding import embed, embed_pictures
from fastapi import FastAPI

app = FastAPI()


@app.post("/embed")
def embedding(text: str):
    return embed(text)


@app.post("/pictures")
def pictures(text: str):
    return embed_pictures(text)
