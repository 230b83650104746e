# seen in: daiv05/maize-doctor-classifier scripts/dataset/download_dataset.py@2daae23b43641daf686e8ecfe11654392fdbab8a
import gdown


def leaves(folder_id, folder):
    gdown.download_folder(id=folder_id, output=str(folder), quiet=False)  # expect: MLA502 as info


def weights(output):
    gdown.download("https://drive.google.com/uc?id=1aBcDeFgHiJkLmNoP", output)  # expect: MLA502 as info
