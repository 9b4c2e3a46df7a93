"""The only room that imports Streamlit: pages, head, filter bar, address, sessions and caches."""
