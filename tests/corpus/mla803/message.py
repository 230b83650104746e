import anthropic

client = anthropic.Anthropic()


def triage(patient):
    return client.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=200,
        messages=[
            {"role": "user", "content": f"Patient {patient.patient_name}, {patient.date_of_birth}"},  # expect: MLA803
            {"role": "user", "content": f"Ward {patient.ward}"},
        ],
    )
