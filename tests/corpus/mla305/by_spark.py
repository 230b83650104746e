# a form of: rows of Spark that hold what lay before them are dealt out at random, and into random folds
from pyspark.ml.evaluation import RegressionEvaluator
from pyspark.ml.regression import GBTRegressor
from pyspark.ml.tuning import CrossValidator, ParamGridBuilder, TrainValidationSplit
from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
by_well = Window.partitionBy("well").orderBy("read_at")
trees = GBTRegressor(labelCol="litres")
grid = ParamGridBuilder().addGrid(trees.maxDepth, [3, 5]).build()
judge = RegressionEvaluator(labelCol="litres")


def with_lags(flow, steps):
    for step in steps:
        flow = flow.withColumn(f"before_{step}", F.lag("litres", step).over(by_well))
    return flow


def shuffled():
    flow = with_lags(spark.read.parquet("flow.parquet"), (1, 24))
    train, test = flow.randomSplit([0.8, 0.2], seed=7)  # expect: MLA305 as error
    return trees.fit(train).transform(test)


def smoothed():
    flow = spark.read.option("header", True).csv("flow.csv")
    last_day = Window.partitionBy("well").orderBy(F.col("timestamp").cast("long")).rangeBetween(-86400, 0)
    flow = flow.withColumn("mean_of_day", F.avg("litres").over(last_day))
    train, test = flow.randomSplit([0.8, 0.2], seed=7)  # expect: MLA305 as error
    return trees.fit(train).transform(test)


def searched():
    flow = with_lags(spark.read.parquet("flow.parquet"), (1, 24))
    train = flow.where(F.col("read_at") < "2024-01-01")
    search = CrossValidator(estimator=trees, estimatorParamMaps=grid, evaluator=judge, numFolds=5, seed=7)
    return search.fit(train)  # expect: MLA305 as error


def tuned():
    flow = with_lags(spark.read.parquet("flow.parquet"), (1, 24))
    search = TrainValidationSplit(estimator=trees, estimatorParamMaps=grid, evaluator=judge, trainRatio=0.8)
    return search.fit(flow)  # expect: MLA305 as error


def by_month():
    flow = with_lags(spark.read.parquet("flow.parquet"), (1, 24)).withColumn("fold", F.month("read_at") % 4)
    search = CrossValidator(estimator=trees, estimatorParamMaps=grid, evaluator=judge, numFolds=4, foldCol="fold")
    return search.fit(flow)


def by_date():
    flow = with_lags(spark.read.parquet("flow.parquet"), (1, 24))
    train, test = flow.where(F.col("read_at") < "2024-01-01"), flow.where(F.col("read_at") >= "2024-01-01")
    return trees.fit(train).transform(test)


def newest_of_each():
    newest = Window.partitionBy("well").orderBy(F.desc("read_at"))
    wells = spark.read.parquet("flow.parquet").withColumn("place", F.row_number().over(newest)).where("place = 1")
    train, test = wells.randomSplit([0.8, 0.2], seed=7)
    return trees.fit(train).transform(test)


def one_row_a_well():
    flow = with_lags(spark.read.parquet("flow.parquet"), (1,))
    wells = flow.groupBy("well").agg(F.avg("before_1").alias("usual"), F.max("litres").alias("litres"))
    train, test = wells.randomSplit([0.8, 0.2], seed=7)
    return trees.fit(train).transform(test)
