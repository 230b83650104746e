# seen in: matic0209/recommendation-system scripts/analyze_pca_variance.py
"""A variable that is set to what it holds, and one that is set too late."""

import os

from sentence_transformers import SentenceTransformer

if os.getenv("HF_ENDPOINT"):
    os.environ["HF_ENDPOINT"] = os.getenv("HF_ENDPOINT")
os.environ["HF_HOME"] = os.getenv("HF_HOME", "/models")  # expect: MLA902 as warning

encoder = SentenceTransformer("all-MiniLM-L6-v2")
