"""An optimiser that clears gradients when it has stepped."""


class WarmUp:
    def __init__(self, inner):
        self.inner = inner

    def step(self):
        self.inner.step()
        self.inner.zero_grad()
