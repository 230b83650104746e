# seen in: marqo-ai/marqo src/marqo/tensor_search/streaming_media_processor.py@58efc2430eaf9677f35899ef82b16e87028ded88
"""Films that ffmpeg reads itself: from an address it waits for a server, from the disk for nobody."""

import ffmpeg


class Film:
    def __init__(self, url, path):
        self.url = url
        self.path = path

    def length(self):
        return float(ffmpeg.probe(self.url)["format"]["duration"])  # expect: MLA101

    def length_here(self):
        return float(ffmpeg.probe(self.path)["format"]["duration"])

    def cut(self, start, seconds, to):
        stream = ffmpeg.output(ffmpeg.input(self.url, ss=start, t=seconds), to)
        ffmpeg.run(stream, overwrite_output=True, capture_stderr=True)  # expect: MLA101

    def cut_here(self, start, seconds, to):
        stream = ffmpeg.output(ffmpeg.input(self.path, ss=start, t=seconds), to)
        ffmpeg.run(stream, overwrite_output=True, capture_stderr=True)
