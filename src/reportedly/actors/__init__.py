"""Names to actors: everybody an article names, each known once, and whom its pronouns and roles mean."""
