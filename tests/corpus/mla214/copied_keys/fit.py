import pickle


def save(text, image, folder):
    record = {"text": text.coef_, "text_bias": text.intercept_, "image": image.coef_, "image_bias": image.intercept_}
    with open(folder + "weights.pkl", "wb") as file:
        pickle.dump(record, file)
