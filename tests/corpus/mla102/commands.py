# seen in: entbappy/End-to-end-Machine-Learning-Project-with-BentoML-MLflow network/cloud_storage/aws_operations.py@5ddf021546f832cbc5b08e4fec35878c46c8a657
import os
import subprocess
import sys


class Bucket:
    def fetch(self, folder, bucket):
        try:
            os.system(f"aws s3 sync s3://{bucket}/ {folder}")  # expect: MLA102
        except Exception as error:
            raise StorageError(error, sys)

    def fetch_checked(self, folder, bucket):
        try:
            if os.system(f"aws s3 sync s3://{bucket}/ {folder}") != 0:
                raise StorageError("the bucket was not copied")
        except OSError as error:
            raise StorageError(error, sys)

    def clear(self):
        try:
            os.system("cls")
        except Exception:
            print()


def push(image):
    try:
        subprocess.run(["docker", "push", image])  # expect: MLA102
        print("pushed", image)
    except subprocess.CalledProcessError as error:
        raise ReleaseError(image) from error


def push_checked(image):
    try:
        subprocess.run(["docker", "push", image], check=True)
    except subprocess.CalledProcessError as error:
        raise ReleaseError(image) from error


def push_where_docker_is(image):
    try:
        subprocess.run(["docker", "push", image])  # expect: MLA102 as warning
    except FileNotFoundError as error:  # raised where there is no docker, not where it fails
        raise ReleaseError("no docker") from error


def push_and_tag(image):
    try:
        subprocess.check_call(["docker", "push", image])
        subprocess.run(["docker", "tag", image, "latest"])
    except subprocess.CalledProcessError as error:  # the first may raise it
        raise ReleaseError(image) from error


def sweep(command):
    print(command)
    os.system(command)


def push_all(images):
    try:
        os.system(f"docker login {REGISTRY}")  # expect: MLA102
        for image in images:
            os.system(f"docker tag {image} {REGISTRY}/{image}")
            os.system(f"docker push {REGISTRY}/{image}")
    except Exception as error:
        raise ReleaseError(images) from error
