import os

os.remove(r"C:\Projects\shop\static\shop.css")  # expect: MLA507 as info
