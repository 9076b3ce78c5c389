"""Who may enter, what they may do, and the book of who did what. It knows no Streamlit and no metrics, only a data folder."""
