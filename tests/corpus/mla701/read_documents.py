# seen in: weaviate/Verba goldenverba/components/reader/BasicReader.py@6fb7c98d729bca91efe6be7d835dc9d36a53905f
"""What is called `load_pdf` reads the document of each request."""

import asyncio
import io

from pypdf import PdfReader


class Documents:
    async def load_pdf(self, sent: bytes) -> str:
        pages = PdfReader(io.BytesIO(sent)).pages  # expect: MLA701
        return "\n".join(page.extract_text() for page in pages)

    async def load_apart(self, sent: bytes) -> str:
        return await asyncio.to_thread(self._text_of, sent)

    def _text_of(self, sent: bytes) -> str:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(sent)).pages)
