def prepared(text):
    import app

    return app.tfidf.transform([text])
