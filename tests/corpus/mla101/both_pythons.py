# seen in: JaidedAI/EasyOCR easyocr/utils.py@c4f3cd7225efd4f85451bd8b4a7646ae9a092420
"""A download that is imported for both versions of Python."""

import sys

if sys.version_info[0] == 2:
    from six.moves.urllib.request import urlretrieve
else:
    from urllib.request import urlretrieve

from urllib.parse import quote


def fetched(address, path):
    urlretrieve(address, path)  # expect: MLA101
    return path


def named(address):
    return quote(address)
