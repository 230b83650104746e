# seen in: emirhantavus/recipe-ml-api recipeproject/recipeproject/settings.py@84c3ce2b17ad553354d4372d824968ee36a6ecda, loihnt05/fake-news-detection dataset/import_data.py@2b1fdf3578024ea5a7ac7c52d49243dee69d0d45, lqrhy3/skin-disease-recognition src/models/yolov7/tools/YOLOv7trt.ipynb@b9635e4257e08f88e20771c8d05a95c073ca1295
import os

DATABASES = {
    "default": {
        "NAME": "recipes",
        "USER": "cook",
        "PASSWORD": "brisket-77",  # expect: MLA403 as info
        "HOST": "localhost",
    },
}
FAR = {"USER": "cook", "PASSWORD": "brisket-78", "HOST": "db.recipes.example"}  # expect: MLA403 as error
NEWS = {
    "password": os.getenv("NEWS_PASSWORD", "paper-boy7"),  # expect: MLA403 as info
    "host": os.getenv("NEWS_HOST", "localhost"),
}
FLOW_URL = "http://localhost:8080"
FLOW_PASSWORD = "gusty-wind9"  # expect: MLA403 as info
LOG = "302 https://objects.example.org/weights.pt?X-Amz-Algorithm=A&X-Amz-Credential=AKIAQ7RZ4XKPLM2WTB9C%2F2022"
KEY_ID = "AKIAQ7RZ4XKPLM2WTB9C"  # expect: MLA403 as error
