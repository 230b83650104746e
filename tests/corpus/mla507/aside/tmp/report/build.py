# seen in: anik081-ewu/fraud-transaction-predictor tmp/project-report/build_report.py@1278a0dace7af222ca5923d998df866f4d7e9ada, Durl15/noshow-prediction-api clean_fix.py@9c555991790791030dec51af91639611aa505613
SHEET = "D:\\work of mine\\sheet.docx"  # expect: MLA507 as info
