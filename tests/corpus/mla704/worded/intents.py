WORDS = {
    "refund": ("refund", "money back", "return"),
    "delivery": ("parcel", "late", "where is"),
}


def predict(text):
    words = text.lower()
    for intent, marks in WORDS.items():
        if any(mark in words for mark in marks):
            return intent
    return "other"
