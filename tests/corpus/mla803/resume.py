# seen in: harshguptakiet/resume-generator api.py@b30ed997486fd1dafd8980afd63ef08e2d725376
import google.generativeai as genai

model = genai.GenerativeModel("gemini-1.5-flash")


def resume(name, email, phone, skills):
    prompt = f"Write a resume for {name} ({email}, {phone}) with these skills: {skills}"  # expect: MLA803
    return model.generate_content(prompt).text.strip()


# seen in: vishal9555/AI-powered-resume-builder backend/generator.py@ef1b9b75a49521f347639132d8e821a34947ec82
def from_form(form):
    prompt = f"Write a resume. Email: {form.get('email')} Skills: {form.get('skills')}"  # expect: MLA803
    return model.generate_content(prompt).text
