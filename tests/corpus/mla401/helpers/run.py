from states import keep_state, last_state, weights_of


def run(folder, epochs):
    last = folder / "last.pt"
    state = last_state(last) or {"epoch": 0}
    for epoch in range(state["epoch"], epochs):
        keep_state(last, {"epoch": epoch + 1})


def look(folder):
    return weights_of(folder / "given.pt")
