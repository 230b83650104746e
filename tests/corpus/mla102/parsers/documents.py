# seen in: abdurehmanasif/RAG_API document_parser.py@4bb9dd5fb562b51a5623456a3baebbc5879b5f44
import logging

import docx2txt
import fitz

logger = logging.getLogger(__name__)


def pdf_text(path) -> str:
    try:
        with fitz.open(path) as document:
            return "".join(page.get_text() for page in document)
    except Exception as error:  # expect: MLA102
        logger.error("cannot read %s: %s", path, error)
        return None


def word_text(path) -> str | None:
    try:
        return docx2txt.process(path)
    except Exception:
        logger.exception("cannot read %s", path)
        return None
