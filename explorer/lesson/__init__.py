"""Lessons out of stories: the script that presents one, and the files a teacher takes along."""
