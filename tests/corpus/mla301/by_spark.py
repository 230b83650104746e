# a form of: stages of Spark's pipelines are fitted on the whole table, which is split afterwards
from pyspark.ml import Pipeline
from pyspark.ml.classification import LogisticRegression
from pyspark.ml.feature import Imputer, StandardScaler, StringIndexer, VectorAssembler
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
trips = spark.read.option("header", True).csv("trips.csv")

indexers = [StringIndexer(inputCol=name, outputCol=f"{name}_index") for name in ("zone", "vendor")]
assembler = VectorAssembler(inputCols=["distance", "zone_index"], outputCol="raw")
scaler = StandardScaler(inputCol="raw", outputCol="features")
prepared = Pipeline(stages=[*indexers, assembler, scaler]).fit(trips).transform(trips)  # expect: MLA301
train, test = prepared.select("features", "late").randomSplit([0.8, 0.2], seed=7)
model = LogisticRegression(labelCol="late").fit(train)


def filled(path):
    rides = spark.read.parquet(path)
    imputer = Imputer(inputCols=["distance"], outputCols=["distance"]).fit(rides)  # expect: MLA301
    rides = imputer.transform(rides)
    return rides.randomSplit([0.7, 0.3], seed=7)


def in_order(path):
    rides = spark.read.parquet(path)
    first, second = rides.randomSplit([0.7, 0.3], seed=7)
    scaled = Pipeline(stages=[assembler, scaler]).fit(first)
    return scaled.transform(first), scaled.transform(second)
