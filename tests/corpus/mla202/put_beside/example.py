from app import predict

sample = {"kind": "clay", "colour": "red", "rain": 3.5, "slope": 2.0}
print(predict(sample))
