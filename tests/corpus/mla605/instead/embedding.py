"""A load that is made only where the module of the project that keeps the model is not there."""

from transformers import AutoModel


def embed(text):
    try:
        from keeper import embedded

        return embedded(text)
    except ImportError:
        pass
    model = AutoModel.from_pretrained("example/encoder")
    return model(text)


def embed_pictures(text):
    try:
        from somewhere_else import embedded_picture

        return embedded_picture(text)
    except ImportError:
        pass
    model = AutoModel.from_pretrained("example/pictures")  # expect: MLA605
    return model(text)
