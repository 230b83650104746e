# seen in: oobabooga/text-generation-webui extensions/superboogav2/script.py@1dcde41d03d13fc768316f4d2256a8a6dd044268 (the sound form), SciPhi-AI/R2R py/core/parsers/media/ppt_parser.py@9c5a94d151f90876bd7eb860f300a8fd662dc481 (the sound form)
"""Texts out of documents, of which an empty one may say that another reader is to try."""

import logging

import docx
import pptx

log = logging.getLogger(__name__)


def extract_docx(path):
    try:
        return "\n".join(part.text for part in docx.Document(path).paragraphs)
    except Exception:
        return ""


def extract_text(path):
    try:
        slides = pptx.Presentation(path).slides
        return "\n".join(shape.text for slide in slides for shape in slide.shapes)
    except Exception:  # expect: MLA109 as warning
        return ""


def extract_record_text(record: bytes) -> str:
    try:
        body = record[8:]
        return body.decode("utf-16-le", errors="ignore").strip()
    except Exception:
        return ""


def extract_old_text(record: bytes) -> str:
    try:
        return record[8:].decode("utf-16-le").strip()
    except Exception:  # expect: MLA109 as warning
        return ""


def texts(paths):
    found = []
    for path in paths:
        for extract in (extract_docx, extract_record_text):
            text = extract(path)
            if text:
                break
        if not text:
            log.error("nothing could be read of %s", path)
            continue
        found.append(text + extract_text(path) + extract_old_text(path.read_bytes()))
    return found
