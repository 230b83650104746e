# a form of: a worker that finds what to do in a table
import runpod
from diffusers import StableDiffusionPipeline

painter = StableDiffusionPipeline.from_pretrained("sd15").to("cuda")


def within(value, most):
    return max(1, min(int(value), most))


def one(job_input):
    steps = within(job_input.get("steps", 30), 50)
    return painter(prompt=job_input["prompt"][:400], num_inference_steps=steps).images


def many(job_input):
    return painter(
        prompt=job_input["prompt"][:400],
        num_images_per_prompt=int(job_input.get("count", 4)),  # expect: MLA704
    ).images


def at_least(job_input):
    steps = max(1, job_input["steps"])
    return painter(prompt=job_input["prompt"][:400], num_inference_steps=steps).images  # expect: MLA704


KINDS = {"one": one, "many": many, "slow": at_least}


def unused(job_input):
    return painter(prompt="a cat", num_images_per_prompt=job_input["count"]).images


def handler(job):
    return {"images": KINDS[job["input"]["kind"]](job["input"])}


runpod.serverless.start({"handler": handler})
