# seen in: PaStepien/glucose-prediction-api app/model/tts/tts.py@c61340429c6fc2e2d399fa9d3a00deb21d88eebf
from kokoro import KModel, KPipeline

voice = KPipeline(repo_id="orchard-lab/small-voice", lang_code="a")  # expect: MLA502 as info
given = KPipeline(lang_code="a", model=KModel(config="voices/config.json", model="voices/small.pth"))
