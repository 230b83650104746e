import onnxruntime


class Towers:
    def __init__(self, folder):
        self.folder = folder

    def start(self):
        def opened(name):
            if name.endswith(".zip"):
                name = name.removesuffix(".zip")
            return onnxruntime.InferenceSession(f"{self.folder}/{name}")

        self._picture_session = opened("picture.onnx")

    def encode_picture(self, feeds):
        (vector,) = self._picture_session.run(None, feeds)
        return vector

    def encode_name(self, name):
        return name.encode()
