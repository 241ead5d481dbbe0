"""How two sentences are compared: the weights of their likeness, learned; the encoder, exported."""
