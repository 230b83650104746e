import io

from fastapi import HTTPException, UploadFile
from PIL import Image

LIMIT = 4_000_000


class Pictures:
    async def opened(self, file: UploadFile):
        content = await file.read()  # expect: MLA704
        if len(content) == 0:
            raise HTTPException(422, "empty")
        return Image.open(io.BytesIO(content))

    async def opened_if_small(self, file: UploadFile):
        content = await file.read(LIMIT + 1)
        if len(content) > LIMIT:
            raise HTTPException(413, "at most 4 MB")
        return Image.open(io.BytesIO(content))

    async def opened_later(self, file: UploadFile):
        return Image.open(io.BytesIO(await file.read()))


def check_size(file: UploadFile):
    if file.size is None or file.size > LIMIT:
        raise HTTPException(413, "at most 4 MB")
