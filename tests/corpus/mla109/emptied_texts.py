# a form of: a text that could not be made ready, or taken out of a document, becomes an empty one
import logging

from nltk import word_tokenize
from pypdf import PdfReader

log = logging.getLogger(__name__)


def tokenize_text(text: str) -> str:
    if not text:
        return ""
    try:
        return " ".join(word for word in word_tokenize(text) if word.isalpha())
    except Exception as error:  # expect: MLA109
        log.warning("not tokenized: %s", error)
        return ""


def extract_pdf_text(path):
    try:
        pages = PdfReader(path).pages
        return "\n".join(page.extract_text() for page in pages)
    except Exception as error:  # expect: MLA109
        log.error("%s: %s", path, error)
        return ""


def extract_title(path):
    try:
        return PdfReader(path).metadata.title
    except Exception as error:  # ok: a title may be missing
        log.info("%s: %s", path, error)
        return ""


def clean_text(text):
    try:
        return word_tokenize(text)[0]
    except Exception as error:  # ok: it goes on
        raise ValueError("not cleaned") from error
