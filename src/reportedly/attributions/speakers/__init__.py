"""Who speaks: the source words of each attribution, resolved to actors."""
