# seen in: VighneshDevHub/deepfake-detection-system backend/app/services/video_service.py@ad3b8c47bbdcc0dc04d71747452c917d5801e8aa
"""Frames whose failure is only logged, where a method of the same class asks the model."""

import json
import logging

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)


class Videos:
    def __init__(self, model):
        self.model = model

    def _score_frame(self, frame):
        return float(self.model.predict(frame[None])[0])

    def verdict(self, frames):
        scores = []
        for frame in frames:
            try:
                scores.append(self._score_frame(frame))
            except Exception as error:  # expect: MLA102
                logger.warning("a frame failed: %s", error)
        return max(scores)

    def answer(self, frame):
        try:
            status, body = 200, json.dumps({"score": self._score_frame(frame)})
        except Exception as error:
            status, body = 500, json.dumps({"error": str(error)})
        return status, body


@app.post("/video")
def video(frames: list):
    videos = Videos(MODEL)
    return {"fake": videos.verdict(frames), "first": videos.answer(frames[0])}
