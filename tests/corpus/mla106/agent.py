import anthropic

client = anthropic.Anthropic(timeout=20)


def agent(messages):
    while True:
        answer = client.messages.create(model="m", max_tokens=500, messages=messages)  # expect: MLA106
        if answer.stop_reason != "tool_use":
            return answer
        messages.append(run_tools(answer))


def bounded(messages, max_steps=8):
    step = 0
    while True:
        answer = client.messages.create(model="m", max_tokens=500, messages=messages)
        step += 1
        if answer.stop_reason != "tool_use" or step > max_steps:
            return answer
        messages.append(run_tools(answer))


def talk(messages):
    while True:
        messages.append({"role": "user", "content": input("> ")})
        print(client.messages.create(model="m", max_tokens=500, messages=messages))
