from storage import upload_and_raise, upload_to_store


def release(model, scaler):
    upload_to_store(model, "model.pkl")  # expect: MLA102 as warning
    upload_to_store(scaler, "scaler.pkl")
    upload_and_raise(model, "latest.pkl")


def release_checked(model):
    if not upload_to_store(model, "model.pkl"):
        raise RuntimeError("the model was not uploaded")
    return model
