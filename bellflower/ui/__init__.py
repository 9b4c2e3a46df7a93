"""The only package that imports Streamlit: the frame, the filters, the caches and the cards."""
