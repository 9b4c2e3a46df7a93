"""What works without a server: the classroom file and the static site."""
