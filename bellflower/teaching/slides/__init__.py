"""A story as slides of native, editable shapes."""
