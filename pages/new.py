"""What is new: versions of the data, and what each corrected, changed, withdrew and added."""

from bellflower.ui import new

new.show()
