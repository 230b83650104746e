# a form of: questions and answers in traces, runs and reports of errors
import mlflow
import sentry_sdk
import wandb
from fastapi import FastAPI
from langfuse import Langfuse
from opentelemetry import trace

app = FastAPI()
kept = Langfuse()
tracer = trace.get_tracer(__name__)


@app.post("/ask")
def ask(question: str, user_id: str, email: str):
    call = kept.trace(name="ask", user_id=user_id, input=question)  # expect: MLA802
    call.generation(name="llm", input=scrub(question))
    out = (prompt | llm).invoke({"question": question}).content
    call.update(output=out)  # expect: MLA802
    call.update(metadata={"characters": len(out)})
    with tracer.start_as_current_span("ask", attributes={"question": question}) as span:  # expect: MLA802
        span.set_attributes({"answer": out})  # expect: MLA802
        span.set_attribute("characters", len(out))
    with tracer.start_as_current_span("ask", attributes={"tries": 3}):
        pass
    sentry_sdk.set_user({"email": email})  # expect: MLA802
    sentry_sdk.set_user({"id": user_id})
    sentry_sdk.add_breadcrumb(message=question)  # expect: MLA802
    with sentry_sdk.push_scope() as scope:
        scope.set_extra("question", question)  # expect: MLA802
    wandb.log({"prompt": question, "answer": out})  # expect: MLA802
    wandb.log({"latency": 3})
    mlflow.log_table({"question": [question]}, "asked.json")  # expect: MLA802
    mlflow.set_tag("stage", "live")
    return out
