"""Questions about the evidence, and how an answer is judged."""
