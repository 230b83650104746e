# a form of: the same beside settings for production, which go on from them
import os

BASE_DIR = os.path.dirname(os.path.abspath(__file__))
SECRET_KEY = "k4&z!v0@m2q9x#t7w$1p8r%5y3n6b+c_d"  # expect: MLA403 as error
DEBUG = True
ALLOWED_HOSTS = []
INSTALLED_APPS = ["django.contrib.auth", "films"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(BASE_DIR, "db.sqlite3")}}
