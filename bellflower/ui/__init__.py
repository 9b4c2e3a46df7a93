"""The only room that imports Streamlit: pages, head, sidebar, address, sessions and caches."""
