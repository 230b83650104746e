# seen in: haotian-liu/LLaVA llava/serve/controller.py@c121f0432da27facab705978f83c4ada465e46fd
class Controller:
    def __init__(self):
        self.workers = {}

    def register_worker(self, name, status):
        if not status:
            return False
        self.workers[name] = status
        return True

    def remove_worker(self, name):
        if name not in self.workers:
            return False
        del self.workers[name]
        return True

    def update_worker(self, name, status):
        self.workers[name] = status
        return True
