"""Rules that hold with no machine around them: values in, values out."""
