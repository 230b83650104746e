# seen in: nikita-1717/RecSysApp app.py@f198e0f8eb66519ab931e1245c832e06060e149b
ADDRESS = (
    "postgresql://reader:pheiN0hahj7Qbif@"  # expect: MLA403
    "rows.example.org:6432/rows"
)
LOCAL = "postgresql://reader:{password}@rows.example.org:6432/rows"
