# seen in: Kalyani9618/Heart-Disease colab Rag_Training/data_ingestion.py@9119f3b6f19489a9ae941ac5d5e109b0064916d6, ErikaEspindola/alzheimer-prediction-api py_scripts/cnn/cnn.py@5d860377fc584983e2211a4b56b856541cfc2a4a
from google.colab import drive

drive.mount("/content/drive/")


def collect(books="/content/drive/MyDrive/shelf/books"):  # expect: MLA507 as info
    return sorted(books.iterdir())
