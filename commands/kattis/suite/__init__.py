"""What is written into every package that is imported."""
