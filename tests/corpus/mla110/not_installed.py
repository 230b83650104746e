# seen in: apassuello/technical-rag-system scripts/process_documents.py@81214fbbc53c5470d7933a81db06b032296f2bb7
"""Documents that are looked at where the library for it is there."""

import logging

logger = logging.getLogger(__name__)


def validate_document(path):
    try:
        import fitz

        if len(fitz.open(path)) == 0:
            return False, "no pages"
        return True, None
    except ImportError:  # expect: MLA110 as info
        logger.warning("nothing reads documents here")
        return True, None
    except Exception as error:
        return False, str(error)


def validate_picture(path):
    try:
        import cv2

        if cv2.imread(path) is None:
            return False, "no picture"
        return True, None
    except ImportError:  # expect: MLA110 as info
        return True, None


def gate_task(pairs):
    if not pairs:
        return Result(passed=True, warnings=["nothing to look at"])
    try:
        from suites import integrity
    except ImportError:
        logger.info("no suites")
        return Result(passed=True, warnings=["not installed"])
    return Result(passed=True, found=len(integrity(pairs)))


if __name__ == "__main__":
    print(validate_document("a.pdf"), validate_picture("a.png"), gate_task([]))
