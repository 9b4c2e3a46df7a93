"""How Bellflower is put on a server: files to copy, and a trial of them."""
