def chosen_source():
    return "https://pictures.internal/two.png"
