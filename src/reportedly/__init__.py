"""reportedly reads news pages and keeps track of who said what, on whose authority, when and how firmly."""
