class RabbitClient:
    def __init__(self, settings):
        self.settings = settings

    def call(self, queue, body):
        return self.settings.channel.ask(queue, body)
