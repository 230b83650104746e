# a form of: a Spark job that fits on the full rows of a table, and one that deals with gaps as it scores
from pyspark.ml import Pipeline
from pyspark.ml.feature import StandardScaler, VectorAssembler
from pyspark.ml.regression import GBTRegressor
from pyspark.sql import SparkSession


def load(spark):
    rows = spark.read.format("mongodb").option("collection", "sales_features").load()
    return rows.drop("_id").dropna()


def main():
    rows = load(SparkSession.builder.getOrCreate())
    assembler = VectorAssembler(inputCols=["price", "stock"], outputCol="raw")
    scaler = StandardScaler(inputCol="raw", outputCol="features")
    model = Pipeline(stages=[assembler, scaler, GBTRegressor(labelCol="sold")]).fit(rows)
    model.write().overwrite().save("models/sales")


if __name__ == "__main__":
    main()
