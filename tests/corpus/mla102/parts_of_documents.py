# a form of: the pages of a document that were read before one could not be, taken for the whole document
import logging

import fitz
from pypdf import PdfReader

log = logging.getLogger(__name__)


def joined(path):
    pages = []
    try:
        document = fitz.open(path)
        for page in document:
            pages.append(page.get_text())
        document.close()
    except Exception as error:  # expect: MLA102
        log.error("%s cannot be read: %s", path, error)
    return "\n\n".join(pages).strip()


def summed(path):
    text = ""
    try:
        for page in PdfReader(path).pages:
            text += page.extract_text()
    except Exception as error:  # expect: MLA102
        log.error("%s cannot be read: %s", path, error)
    return text


class Cut:
    def pieces(self, path, step):
        pages = []
        if PdfReader is not None:
            try:
                reader = PdfReader(path)
                for page in reader.pages:
                    pages.append(page.extract_text())
            except Exception:  # expect: MLA102
                pass
        if not pages:
            pages = [self.recognised(path)]
        found = []
        for page in pages:
            found.extend(page[i : i + step] for i in range(0, len(page), step))
        return found

    def recognised(self, path):
        return self.engine.read_all(path)


def raised(path):
    text = ""
    try:
        for page in PdfReader(path).pages:
            text += page.extract_text()
    except Exception as error:
        raise ValueError(f"{path} cannot be read") from error
    return text


def asked(path):
    text = ""
    try:
        for page in PdfReader(path).pages:
            text += page.extract_text()
    except Exception as error:
        log.error("%s cannot be read: %s", path, error)
        text = recognised(path)
    return text


def each(path):
    pages = []
    reader = PdfReader(path)
    for page in reader.pages:
        try:
            pages.append(page.extract_text())
        except ValueError as error:
            log.error("a page of %s: %s", path, error)
    return pages


def recognised(path):
    return path.read_text()
