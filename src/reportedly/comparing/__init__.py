"""Many readings side by side: what one version of a page says and another does not."""

from reportedly.comparing.changes import Changed, Changes, Reworded, changes

__all__ = ["Changed", "Changes", "Reworded", "changes"]
