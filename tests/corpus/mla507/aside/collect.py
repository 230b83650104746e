# a form of: the same outside of a folder for Colab
from google.colab import drive

drive.mount("/content/drive/")
BOOKS = "/content/drive/My Drive/shelf/books"  # expect: MLA507 as warning
