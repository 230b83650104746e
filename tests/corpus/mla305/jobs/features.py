"""One job writes the rows with their lags into a collection, and another one learns from it."""

from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F


def keep(rows, collection="hourly_flow"):
    rows.write.format("mongodb").option("database", "wells").option("collection", collection).mode("append").save()


def main():
    spark = SparkSession.builder.getOrCreate()
    raw = spark.read.format("mongodb").option("database", "wells").option("collection", "readings").load()
    in_time = Window.partitionBy("well").orderBy("read_at")
    keep(raw.withColumn("before", F.lag("litres", 1).over(in_time)))
    raw.dropDuplicates(["well"]).write.mode("overwrite").saveAsTable("wells")


if __name__ == "__main__":
    main()
