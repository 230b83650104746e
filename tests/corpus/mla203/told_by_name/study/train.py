# seen in: CodecubX/banana-disease-prediction-MRCNN-Django-ML backend/api/utils/watering_plan/predictor.py@590356a852876291a5af1082fde0d75ef346ad15
from tensorflow import keras

reader = keras.preprocessing.image.ImageDataGenerator(rescale=1 / 255)
model = keras.Sequential([keras.layers.Conv2D(8, 3), keras.layers.Flatten(), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="binary_crossentropy")
model.fit(reader.flow_from_directory("barks", target_size=(96, 96)))
model.save("saved/tree_bark_model.h5")

if model.evaluate(reader.flow_from_directory("others", target_size=(96, 96))):
    again = keras.models.load_model("saved/tree_bark_model.h5")
    print(again.predict(reader.flow_from_directory("more", target_size=(96, 96))))

plain = keras.Sequential([keras.layers.Conv2D(4, 3), keras.layers.Flatten(), keras.layers.Dense(1)])
plain.compile(optimizer="adam", loss="binary_crossentropy")
plain.fit(reader.flow_from_directory("leaves", target_size=(96, 96)))
plain.save("saved/best_model.h5")
