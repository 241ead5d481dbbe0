"""What pages come in (feeds, archives, mail …): one file a format, and one table of what opens what."""

from reportedly.pages.containers.entries import Entry
from reportedly.pages.containers.opening import pages_in
from reportedly.pages.containers.places import PAGE_LIMIT, Follow, Found, Place

__all__ = ["PAGE_LIMIT", "Entry", "Follow", "Found", "Place", "pages_in"]
