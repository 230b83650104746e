# seen in: luhaniwalprabha/ai-recommendation-service app/db/session.py@3c0b3c5f3a6c6f5b974bd9b943dbeceb3477c1f8
from fastapi import FastAPI
from sqlalchemy import create_engine, text

DATABASE_URL = "postgresql://recommender@db:5432/products"
engine = create_engine(DATABASE_URL, pool_pre_ping=True)  # expect: MLA101 as info
local = create_engine("sqlite:///products.db")
bounded = create_engine(DATABASE_URL, connect_args={"connect_timeout": 5, "options": "-c statement_timeout=5000"})
app = FastAPI()


@app.get("/products")
def products():
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(text("select name from products limit 20"))]
