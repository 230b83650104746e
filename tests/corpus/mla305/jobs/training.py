from pyspark.ml.regression import LinearRegression
from pyspark.sql import SparkSession


def hours(spark):
    return spark.read.format("mongodb").option("database", "wells").option("collection", "hourly_flow").load().dropna()


def main():
    spark = SparkSession.builder.getOrCreate()
    train, test = hours(spark).randomSplit([0.8, 0.2], seed=7)  # expect: MLA305
    model = LinearRegression(labelCol="litres").fit(train)
    model.transform(test).write.mode("overwrite").saveAsTable("answers")
    wells, others = spark.table("wells").randomSplit([0.8, 0.2], seed=7)
    return LinearRegression(labelCol="depth").fit(wells).transform(others)


if __name__ == "__main__":
    main()
