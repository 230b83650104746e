"""The files that models are kept in, library by library: what reads and writes them, and what only changes the form."""

from __future__ import annotations

from typing import Final

PATHS: Final = (
    *("path", "filename", "file", "filepath", "file_path", "f", "fname", "model_path", "model_file", "filename_prefix"),
    *(
        "checkpoint_path",
        "ckpt_path",
        "path_or_bytes",
        "path_or_url",
        "saved_model_path",
        "export_dir",
        "save_directory",
    ),
    *("output_path", "output_file", "export_path", "model_uri", "uri", "model_id", "pretrained_model_name_or_path"),
    *("model_name_or_path", "load_directory", "dir", "directory", "folder", "artifact_path", "name", "model_name"),
    *("bento_tag", "tag", "model_dir", "model_content", "source", "url", "repo_id", "checkpoint", "export_dir_base"),
)
"""Keywords that say where a model is read from or written to, the surest first."""

OBJECTS: Final = (
    *("obj", "value", "model", "sk_model", "xgb_model", "lgb_model", "cb_model", "pytorch_model", "onnx_model"),
    *(
        "transformers_model",
        "keras_model",
        "tf_model",
        "spacy_model",
        "python_model",
        "spark_model",
        "statsmodels_model",
    ),
    *("pr_model", "lightning_model", "fastai_learner", "h2o_model", "proto", "ep", "exported_program", "state_dict"),
    *("tensors", "classifier", "clf", "estimator", "pipeline", "index", "m", "x"),
)
"""Keywords that say what is written, the surest first."""

LOADERS: Final[dict[str, int]] = {
    # pickles and their kin
    **dict.fromkeys(("joblib.load", "sklearn.externals.joblib.load", "skops.io.load", "skops.io.loads"), 0),
    **dict.fromkeys(("pickle.load", "pickle.loads", "_pickle.load", "_pickle.loads"), 0),
    **dict.fromkeys(("pickle.Unpickler", "dill.load", "dill.loads", "dill.load_module", "cloudpickle.load"), 0),
    **dict.fromkeys(("cloudpickle.loads", "compress_pickle.load"), 0),
    **dict.fromkeys(("json.load", "yaml.safe_load", "srsly.read_json", "srsly.read_msgpack"), 0),
    # PyTorch
    **dict.fromkeys(("torch.load", "torch.jit.load", "torch.export.load", "torch.package.PackageImporter"), 0),
    **dict.fromkeys(("torch._inductor.aoti_load_package", "torch._export.aot_load", "torch.jit._load"), 0),
    **dict.fromkeys(("torch.hub.load_state_dict_from_url", "torch.utils.model_zoo.load_url"), 0),
    **dict.fromkeys(("safetensors.torch.load_file", "safetensors.torch.load", "safetensors.numpy.load_file"), 0),
    **dict.fromkeys(("safetensors.safe_open", "safetensors.tensorflow.load_file", "safetensors.flax.load_file"), 0),
    **dict.fromkeys(("timm.models.load_state_dict", "timm.models.helpers.load_state_dict"), 0),
    **dict.fromkeys(("pytorch_lightning.utilities.cloud_io.load", "lightning.fabric.utilities.cloud_io._load"), 0),
    # TensorFlow, Keras, JAX
    **dict.fromkeys(("keras.models.load_model", "keras.saving.load_model", "tensorflow.saved_model.load"), 0),
    **dict.fromkeys(("tensorflow.keras.models.load_model", "tensorflow.keras.saving.load_model"), 0),
    **dict.fromkeys(("tensorflow.python.keras.models.load_model", "tf_keras.models.load_model"), 0),
    **dict.fromkeys(("keras.layers.TFSMLayer", "tensorflow.keras.layers.TFSMLayer", "tf_keras.layers.TFSMLayer"), 0),
    **dict.fromkeys(("tensorflow.compat.v2.saved_model.load", "tensorflow.contrib.predictor.from_saved_model"), 0),
    **dict.fromkeys(("tensorflow.lite.Interpreter", "tensorflow.contrib.lite.Interpreter"), 0),
    **dict.fromkeys(("tensorflow.lite.python.interpreter.Interpreter", "tflite_runtime.interpreter.Interpreter"), 0),
    **dict.fromkeys(("ai_edge_litert.interpreter.Interpreter", "tflite_runtime.Interpreter"), 0),
    "flax.training.checkpoints.restore_checkpoint": 0,
    "flax.serialization.msgpack_restore": 0,
    # ONNX and other runtimes
    **dict.fromkeys(("onnx.load", "onnx.load_model", "onnx.load_model_from_string", "onnx.load_from_string"), 0),
    **dict.fromkeys(("onnxruntime.InferenceSession", "onnxruntime.backend.prepare", "onnxmltools.load_model"), 0),
    **dict.fromkeys(("onnxmltools.utils.load_model", "onnx2torch.convert", "onnx_tf.backend.prepare"), 0),
    **dict.fromkeys(("onnx.reference.ReferenceEvaluator"), 0),
    **dict.fromkeys(("coremltools.models.MLModel", "coremltools.utils.load_spec"), 0),
    **dict.fromkeys(("openvino.compile_model", "openvino.runtime.compile_model", "openvino.read_model"), 0),
    **dict.fromkeys(("cv2.dnn.readNetFromONNX", "cv2.dnn.readNetFromTensorflow", "cv2.dnn.readNet"), 0),
    **dict.fromkeys(("cv2.dnn.readNetFromTFLite", "cv2.dnn.readNetFromTorch", "ctranslate2.Translator"), 0),
    **dict.fromkeys(
        ("treelite_runtime.Predictor", "tl2cgen.Predictor", "treelite.Model.load", "hummingbird.ml.load"), 0
    ),
    **dict.fromkeys(("deepsparse.Pipeline.create", "deepsparse.compile_model"), 0),
    # boosters
    **dict.fromkeys(("lightgbm.Booster", "lightgbm.basic.Booster"), 2),
    # text
    **dict.fromkeys(("spacy.load", "spacy.util.load_model", "spacy.util.load_model_from_path"), 0),
    **dict.fromkeys(("fasttext.load_model", "fasttext.FastText.load_model", "fastText.load_model"), 0),
    **dict.fromkeys(("gensim.models.Word2Vec.load", "gensim.models.word2vec.Word2Vec.load"), 0),
    **dict.fromkeys(("gensim.models.Doc2Vec.load", "gensim.models.doc2vec.Doc2Vec.load"), 0),
    **dict.fromkeys(("gensim.models.FastText.load", "gensim.models.fasttext.FastText.load"), 0),
    **dict.fromkeys(("gensim.models.LdaModel.load", "gensim.models.ldamodel.LdaModel.load"), 0),
    **dict.fromkeys(
        ("gensim.models.LdaMulticore.load", "gensim.models.LsiModel.load", "gensim.models.TfidfModel.load"), 0
    ),
    **dict.fromkeys(("gensim.models.Phrases.load", "gensim.models.KeyedVectors.load", "bertopic.BERTopic.load"), 0),
    **dict.fromkeys(("gensim.models.phrases.Phraser.load", "gensim.corpora.Dictionary.load"), 0),
    **dict.fromkeys(("flair.models.TextClassifier.load", "flair.models.SequenceTagger.load"), 0),
    # learners of their own
    **dict.fromkeys(("fastai.learner.load_learner", "fastai.vision.all.load_learner", "fastai.basics.load_learner"), 0),
    **dict.fromkeys(
        ("autogluon.tabular.TabularPredictor.load", "autogluon.tabular.predictor.TabularPredictor.load"), 0
    ),
    **dict.fromkeys(("autogluon.multimodal.MultiModalPredictor.load", "autogluon.text.TextPredictor.load"), 0),
    **dict.fromkeys(("autogluon.timeseries.TimeSeriesPredictor.load", "autogluon.vision.ImagePredictor.load"), 0),
    **dict.fromkeys(("h2o.load_model", "h2o.import_mojo", "h2o.upload_mojo", "h2o.upload_model"), 0),
    **dict.fromkeys(("prophet.serialize.model_from_json", "prophet.serialize.model_from_dict"), 0),
    **dict.fromkeys(("fbprophet.serialize.model_from_json", "neuralprophet.load", "neuralprophet.utils.load"), 0),
    **dict.fromkeys(
        ("statsmodels.api.load", "statsmodels.iolib.smpickle.load_pickle", "statsmodels.api.load_pickle"), 0
    ),
    **dict.fromkeys(
        ("statsmodels.regression.linear_model.OLSResults.load", "pycaret.internal.persistence.load_model"), 0
    ),
    **dict.fromkeys(
        ("statsmodels.tsa.arima.model.ARIMAResults.load", "statsmodels.tsa.arima_model.ARIMAResults.load"), 0
    ),
    **dict.fromkeys(("statsmodels.tsa.statespace.sarimax.SARIMAXResults.load", "pmdarima.arima.ARIMA.load"), 0),
    **dict.fromkeys(("pyspark.ml.PipelineModel.load", "pyspark.ml.pipeline.PipelineModel.load"), 0),
    **dict.fromkeys(("pyspark.ml.PipelineModel.read", "mleap.pyspark.spark_support.SimpleSparkSerializer"), 0),
    **dict.fromkeys(("surprise.dump.load", "sktime.base.load", "ludwig.api.LudwigModel.load"), 0),
    **dict.fromkeys(("stable_baselines3.PPO.load", "stable_baselines3.DQN.load", "stable_baselines3.A2C.load"), 0),
    **dict.fromkeys(("stable_baselines3.SAC.load", "stable_baselines3.TD3.load", "stable_baselines3.DDPG.load"), 0),
    **dict.fromkeys(("turicreate.load_model", "rasa.core.agent.Agent.load"), 0),
    "ultralytics.YOLO": 0,
    # registries
    **dict.fromkeys(("mlflow.pyfunc.load_model", "mlflow.sklearn.load_model", "mlflow.pytorch.load_model"), 0),
    **dict.fromkeys(("mlflow.xgboost.load_model", "mlflow.pyfunc.spark_udf"), 0),
}
"""Functions that read an artifact, and which argument names it; any other ``load_model`` names it first."""

SAVERS: Final[dict[str, tuple[int, int]]] = {
    # pickles and their kin
    **dict.fromkeys(("joblib.dump", "sklearn.externals.joblib.dump", "skops.io.dump", "pickle.dump"), (0, 1)),
    **dict.fromkeys(("_pickle.dump", "dill.dump", "cloudpickle.dump", "compress_pickle.dump"), (0, 1)),
    **dict.fromkeys(("json.dump", "yaml.dump", "yaml.safe_dump"), (0, 1)),
    **dict.fromkeys(("srsly.write_json", "srsly.write_msgpack", "numpy.save"), (1, 0)),
    # PyTorch
    **dict.fromkeys(("torch.save", "torch.jit.save", "torch.export.save", "accelerate.utils.save"), (0, 1)),
    **dict.fromkeys(("safetensors.torch.save_file", "safetensors.torch.save_model"), (0, 1)),
    **dict.fromkeys(("safetensors.numpy.save_file", "safetensors.tensorflow.save_file"), (0, 1)),
    **dict.fromkeys(("torch.onnx.export", "torch.onnx.utils.export"), (0, 2)),
    **dict.fromkeys(("torch_xla.core.xla_model.save", "torch_xla.utils.serialization.save"), (0, 1)),
    # TensorFlow, Keras, JAX
    **dict.fromkeys(("keras.models.save_model", "keras.saving.save_model", "tensorflow.saved_model.save"), (0, 1)),
    **dict.fromkeys(("tensorflow.keras.models.save_model", "tensorflow.keras.saving.save_model"), (0, 1)),
    **dict.fromkeys(("tf_keras.models.save_model", "tf_keras.saving.save_model"), (0, 1)),
    **dict.fromkeys(("tensorflow.python.keras.models.save_model", "tensorflow.compat.v2.saved_model.save"), (0, 1)),
    "tensorflow.io.write_file": (1, 0),
    **dict.fromkeys(("tensorflowjs.converters.save_keras_model",), (0, 1)),
    **dict.fromkeys(("tf2onnx.convert.from_keras", "tf2onnx.convert.from_function"), (0, 9)),
    # ONNX
    **dict.fromkeys(("onnx.save", "onnx.save_model", "onnxmltools.save_model", "onnxmltools.utils.save_model"), (0, 1)),
    "keras2onnx.save_model": (0, 1),
    # learners of their own
    **dict.fromkeys(
        (
            "h2o.save_model",
            "h2o.download_model",
        ),
        (0, 1),
    ),
    **dict.fromkeys(("neuralprophet.save", "neuralprophet.utils.save", "faiss.write_index"), (0, 1)),
    **{
        f"pycaret.{kind}.save_model": (0, 1)
        for kind in ("classification", "regression", "clustering", "anomaly", "nlp", "time_series", "arules")
    },
}
"""Functions that write an artifact: which argument is the object, and which the path."""

ADDED: Final = {
    **{f"pycaret.{kind}.save_model": ".pkl" for kind in ("classification", "regression", "clustering", "anomaly")},
    "pycaret.time_series.save_model": ".pkl",
}
"""What a saving function adds to the name that it is given, where that lacks it."""

CONVERTERS: Final = frozenset(
    # the model in another format
    {"convert_sklearn", "to_onnx", "convert_xgboost", "convert_lightgbm", "convert_catboost", "convert_keras"}
    | {"convert_sparkml", "convert_coreml", "convert_libsvm", "convert_h2o", "convert_pytorch", "dynamo_export"}
    | {"from_keras_model", "from_keras", "wrap_as_onnx_mixin", "quantize_dynamic", "optimize_for_mobile"}
    | {"from_sklearn", "from_xgboost", "from_lightgbm", "from_catboost", "convert_torch"}
)
"""Functions that give a model in another format, by the last part of their names."""

SAME: Final = (
    *("pickle.dumps", "dill.dumps", "cloudpickle.dumps", "skops.io.dumps", "_pickle.dumps"),
    *("safetensors.torch.save", "zlib.compress", "zlib.decompress"),
    *("gzip.compress", "gzip.decompress", "lzma.compress", "bz2.compress"),
    *("prophet.serialize.model_to_json", "prophet.serialize.model_to_dict", "fbprophet.serialize.model_to_json"),
    *("torch.compile", "torch.nn.DataParallel", "torch.nn.parallel.DistributedDataParallel", "torch.jit.script"),
    *("torch.jit.trace", "torch.jit.freeze", "torch.jit.optimize_for_inference", "torch.export.export"),
    *("torch.ao.quantization.prepare", "torch.ao.quantization.convert", "torch.quantization.convert"),
    *("torch.quantization.prepare", "torch.ao.quantization.prepare_qat", "torch.quantization.prepare_qat"),
    *("torch.quantization.quantize_dynamic", "torch.ao.quantization.quantize_dynamic"),
    *("torch.distributed.fsdp.FullyShardedDataParallel", "torch.optim.swa_utils.AveragedModel"),
    *("torch.neuron.trace", "torch_neuron.trace", "torch_neuronx.trace"),
    *("torch_tensorrt.compile", "torch2trt.torch2trt", "deepspeed.init_inference"),
    "apex.parallel.convert_syncbn_model",
    *("torch.nn.SyncBatchNorm.convert_sync_batchnorm", "hummingbird.ml.convert"),
    *("tensorflow_model_optimization.sparsity.keras.strip_pruning", "sklearn.frozen.FrozenEstimator"),
    *("tensorflow_model_optimization.quantization.keras.quantize_model",),
    *("tensorflow_model_optimization.sparsity.keras.prune_low_magnitude"),
    *("onnxconverter_common.float16.convert_float_to_float16", "onnx.shape_inference.infer_shapes"),
    *("onnx.version_converter.convert_version", "onnxmltools.utils.float16_converter.convert_float_to_float16"),
    *("peft.prepare_model_for_kbit_training", "peft.prepare_model_for_int8_training"),
)
"""Functions whose result is what they were given first, as far as its answers go."""

FOLDERS: Final[dict[str, tuple[str, ...]]] = {
    "catboost": ("model.cb",),
    "keras": ("data/model.keras", "data/model", "data/model.h5"),
    "lightgbm": ("model.lgb", "model.pkl"),
    "onnx": ("model.onnx",),
    "pmdarima": ("model.pmd",),
    "prophet": ("model.pr",),
    "pytorch": ("data/model.pth", "data/model.pt2"),
    "sklearn": ("model.pkl", "model.skops"),
    "spacy": ("model.spacy",),
    "spark": ("sparkml",),
    "statsmodels": ("model.statsmodels",),
    "tensorflow": ("data/model", "data/model.keras", "data/model.h5", "tfmodel"),
    "transformers": ("model",),
    "xgboost": ("model.xgb", "model.ubj", "model.json"),
}
"""The files that a flavour of MLflow lays out in the folder of a model."""

OPENERS: Final = (
    *("builtins.open", "io.open", "codecs.open", "gzip.open", "bz2.open", "lzma.open", "tensorflow.io.gfile.GFile"),
    *("tensorflow.gfile.GFile", "tensorflow.io.gfile.open", "smart_open.open", "smart_open.smart_open", "fsspec.open"),
    *("gzip.GzipFile", "aiofiles.open", "xopen.xopen", "tensorflow.compat.v1.gfile.GFile"),
)
"""Functions that open a file."""
