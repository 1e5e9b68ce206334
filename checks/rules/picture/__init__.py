"""Rules about what picture files tell besides the picture."""
