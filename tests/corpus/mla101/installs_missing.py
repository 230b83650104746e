# seen in: jpdacostaza/ai-rag-test memory/api/main.py@37413c54616b3b91d76219ed2b0101be5f0107dc
"""What a service installs where it could not import it: pip itself gives up a server that says nothing."""

import subprocess
import sys

from fastapi import FastAPI
from pdf2image import convert_from_path

try:
    import chromadb
except ImportError:
    subprocess.check_call([sys.executable, "-m", "pip", "install", "chromadb"])  # expect: MLA101 as info
    import chromadb

subprocess.check_call(["dvc", "pull", "models"])  # expect: MLA101 as warning

app = FastAPI()
store = chromadb.PersistentClient("/data/store")


@app.post("/pages")
def pages(path: str):
    return {"pages": len(convert_from_path(path))}  # expect: MLA101 as warning
