"""What is said of numbers, and when it may be said: every sentence and threshold of pages and report. It knows no Streamlit."""
