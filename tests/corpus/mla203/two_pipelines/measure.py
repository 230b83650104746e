import tensorflow as tf
from large import rows
from small import rows as small_rows

model = tf.keras.models.load_model("exports/leaves.keras")
print(model.evaluate(rows("data/test"), return_dict=True))
print(model.evaluate(small_rows("data/test", "test"), return_dict=True))
