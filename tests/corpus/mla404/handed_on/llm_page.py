import streamlit as st
from ask import client, sql_for
from run import Store, run_block, run_own

store = Store(st.connection("sales"))
question = st.text_input("Ask")
query = sql_for(question)
st.write(store.rows(query))
st.write(store.count("select count(*) from sales"))
reply = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
st.write(run_block(reply.choices[0].message.content.split("```")[1], frame=None))
run_own("answer = 1")
