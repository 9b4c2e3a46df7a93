"""Quiz: guess, then see the evidence; of a story, or of the dates on which sources disagree."""

from explorer.ui import frame, quiz

quiz.show(frame.current_view())
