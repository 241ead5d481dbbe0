"""This project beside others, on the same work, in one run. Each section is a module with `report()`."""
