"""Dates as people write them: forms, what a whole column decides, and a date in several cells."""
