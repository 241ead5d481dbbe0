"""Pages from their addresses, fetched politely, and from public networks alone unless allowed.

`naming` tells addresses from other text, `networks` public from private, `connecting` makes connections that
are allowed, `robots` asks who may come, `manners` how often, and `fetching` goes through redirects to an
answer, which `freshness` says how long to believe. `posting` sends. Nothing that fetches is loaded before
an address is.
"""

from reportedly.pages.addresses.naming import is_address, one_form, without_secrets
from reportedly.pages.addresses.options import Fetching, Validators

__all__ = ["Fetching", "Validators", "is_address", "one_form", "without_secrets"]
