# a form of: the settings that Django writes for a new site, as they came, of a site that nobody releases
import os

BASE_DIR = os.path.dirname(os.path.abspath(__file__))
SECRET_KEY = "k4&z!v0@m2q9x#t7w$1p8r%5y3n6b+c_d"  # expect: MLA403 as warning
DEBUG = True
ALLOWED_HOSTS = []
INSTALLED_APPS = ["django.contrib.auth", "films"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(BASE_DIR, "db.sqlite3")}}
