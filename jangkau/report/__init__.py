"""The weekly report: one picture, one PDF, the same numbers for ever. It knows metrics and charts, never Streamlit."""
