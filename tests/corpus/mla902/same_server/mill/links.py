import os


def secure():
    return os.getenv("SECURE_LINKS", "false") == "true"  # expect: MLA902 as info
