"""Has the published town data read by programs of other people, and writes down what they say and what is planted."""
