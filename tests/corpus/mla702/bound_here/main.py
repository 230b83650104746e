from clinic.app import create_app
from settings import Settings

if __name__ == "__main__":
    create_app(Settings).run(host=Settings.HOST, port=Settings.PORT)
