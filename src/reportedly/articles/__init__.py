"""Page to Article: body, byline, credit, date and furniture."""
