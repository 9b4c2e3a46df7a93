"""Answers of the class: what pupils saved or copied, opened together; kept nowhere."""

from bellflower.ui import page_context, results

results.show(page_context.current_view())
