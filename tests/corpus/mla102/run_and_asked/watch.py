from detector import find_cranes


class Watch:
    def __init__(self, camera):
        self.camera = camera

    def step(self):
        boxes, _ = find_cranes(self.camera.read())
        return len(boxes)
