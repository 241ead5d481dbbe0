"""What is done by saying it, and how surely: the act of each attribution, and its factuality."""
