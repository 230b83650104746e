# seen in: rohansurve212/rag-fastapi-system parsers/pdf_parser.py@896f46f318c3ed646b9f22c57222bd1267741b04
"""A scan that is read letter by letter on the loop."""

import PyPDF2
import pytesseract
from fastapi import FastAPI, UploadFile
from pdf2image import convert_from_bytes

app = FastAPI()


@app.post("/text")
async def text(upload: UploadFile):
    pages = convert_from_bytes(await upload.read())
    return "\n".join(pytesseract.image_to_string(page) for page in pages)  # expect: MLA701 as error


@app.post("/pages")
async def pages(upload: UploadFile):
    return len(PyPDF2.PdfReader(upload.file).pages)  # expect: MLA701 as warning
