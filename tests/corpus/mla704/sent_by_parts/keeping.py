from shutil import copyfileobj

import s3fs

store = s3fs.S3FileSystem()


def send(file, bucket, name):
    with store.open(f"{bucket}/{name}", "wb") as kept:
        copyfileobj(file, kept)


def keep(file):
    with open("/data/rows.csv", "wb") as kept:
        copyfileobj(file, kept)


def send_whole(file, bucket):
    with store.open(f"{bucket}/whole", "wb") as kept:
        kept.write(file.read())
