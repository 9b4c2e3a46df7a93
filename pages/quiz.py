"""Quiz: guess, then see the evidence; of a story, or of the dates on which sources disagree."""

from bellflower.ui import page_context, quiz

quiz.show(page_context.current_view())
