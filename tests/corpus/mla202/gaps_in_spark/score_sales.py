from pyspark.ml import PipelineModel
from pyspark.sql import SparkSession
from pyspark.sql import functions as F


def latest(spark):
    rows = spark.read.format("mongodb").option("collection", "sales_features").load()  # expect: MLA202 as warning
    newest = rows.groupBy("shop").agg(F.max("day").alias("day"))
    return newest.join(rows, on=["shop", "day"])


def stores(spark):
    return spark.read.format("mongodb").option("collection", "shops").load()


def main():
    spark = SparkSession.builder.getOrCreate()
    model = PipelineModel.load("models/sales")
    scored = model.transform(latest(spark)).join(stores(spark), on="shop")
    scored.write.format("mongodb").option("collection", "sales_scores").mode("append").save()


if __name__ == "__main__":
    main()
