from openai import OpenAI

client = OpenAI(timeout=20)


def sql_for(question):
    reply = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
    return reply.choices[0].message.content
