"""Pages from their addresses, fetched politely, and from public networks alone unless allowed."""
